package de.schulausstattung.platform.tenancy;

import java.util.Set;

/**
 * What a request, a message or a job may see. The wall in the database is bound to it: a scope chooses the database role and
 * the tenant, and nothing bound means no row.
 */
public sealed interface Scope {

    /** The tenant as stored in {@code tenant_id}: {@code traeger-10078}, {@code kreis-05754}, {@code betrieb}. */
    String tenant();

    /** The database role that the policies of the wall are written for. */
    String databaseRole();

    /** The whole of one tenant: every school of a Träger, or a Kreis. */
    record WholeTenant(String tenant) implements Scope {
        @Override
        public String databaseRole() {
            return "wall_tenant";
        }
    }

    /** Some schools of one tenant, by Schulnummer; all a school's own staff and its advisers ever see. */
    record SomeSchools(String tenant, Set<String> schools) implements Scope {
        public SomeSchools {
            schools = Set.copyOf(schools);
        }

        @Override
        public String databaseRole() {
            return "wall_school";
        }
    }

    /** The operator of the installation: the directory and platform tables, never a tenant's rows. */
    record Operator() implements Scope {
        /** What platform rows of the operator (its jobs, its history) carry as tenant. */
        public static final String TENANT = "betrieb";

        @Override
        public String tenant() {
            return TENANT;
        }

        @Override
        public String databaseRole() {
            return "wall_operator";
        }
    }

    /** The platform's own workers (outbox relay, job claims, event bookkeeping): platform tables only. */
    record Platform() implements Scope {
        @Override
        public String tenant() {
            return "";
        }

        @Override
        public String databaseRole() {
            return "wall_platform";
        }
    }
}
