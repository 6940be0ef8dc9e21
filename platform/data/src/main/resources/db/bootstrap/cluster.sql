-- Once per PostgreSQL cluster, as superuser: the roles that the policies of the wall are written for. None can log in.
-- An application's login role may step into them (SET) but does not have their rights by itself (INHERIT FALSE, see service.sql).
CREATE ROLE wall_tenant NOLOGIN;
CREATE ROLE wall_school NOLOGIN;
CREATE ROLE wall_operator NOLOGIN;
CREATE ROLE wall_platform NOLOGIN;
