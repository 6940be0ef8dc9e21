-- Once per service, as superuser: its database, the owner that migrates it, and the role that the application logs in with.
-- One statement per block; ${service}, ${owner_password} and ${app_password} are filled in by whoever runs it.
CREATE ROLE ${service}_owner LOGIN PASSWORD '${owner_password}';
CREATE ROLE ${service}_app LOGIN NOINHERIT PASSWORD '${app_password}';
GRANT wall_tenant, wall_school, wall_operator, wall_platform TO ${service}_app WITH INHERIT FALSE, SET TRUE;
CREATE DATABASE ${service} OWNER ${service}_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C';
REVOKE ALL ON DATABASE ${service} FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE ${service} TO ${service}_app, wall_tenant, wall_operator;
ALTER ROLE ${service}_app SET idle_in_transaction_session_timeout = '60s';
