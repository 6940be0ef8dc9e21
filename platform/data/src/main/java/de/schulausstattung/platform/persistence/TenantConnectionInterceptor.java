package de.schulausstattung.platform.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import org.postgresql.jdbc.PgConnection;

import de.schulausstattung.events.AggregateState;
import de.schulausstattung.platform.tenancy.CurrentTenant;
import de.schulausstattung.platform.tenancy.Readers;
import de.schulausstattung.platform.tenancy.Scope;
import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.arc.Arc;
import io.quarkus.arc.Unremovable;
import io.quarkus.logging.Log;

/**
 * Binds every database connection to the scope of the work at hand when it is taken, and unbinds it when it is returned.
 * Nothing bound means the login role itself, for which no policy lets a row through. Together with the procedure
 * {@code wall} (V1__wall.sql) this is the whole wall between tenants; nothing else names a tenant.
 */
@Singleton
@Unremovable
class TenantConnectionInterceptor implements AgroalPoolInterceptor {

    private static final String BIND = """
            SELECT set_config('app.tenant', ?, false), set_config('app.schools', (?::text[])::text, false),
                   set_config('app.subject', ?, false), set_config('app.readers', (?::text[])::text, false),
                   set_config('role', ?, false)""";

    private final CurrentTenant current;

    TenantConnectionInterceptor(CurrentTenant current) {
        this.current = current;
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
        var scope = Arc.container().requestContext().isActive() ? current.scope() : null;
        if (scope == null) {
            bind(connection, "", Set.of(), "", "none");
        } else {
            bind(connection, scope.tenant(), schools(scope), current.subject(), scope.databaseRole());
        }
    }

    @Override
    public void onConnectionReturn(Connection connection) {
        bind(connection, "", Set.of(), "", "none");
    }

    /** Who sees some schools sees what stands for every school, too. */
    private static Set<String> schools(Scope scope) {
        if (!(scope instanceof Scope.SomeSchools some)) {
            return Set.of();
        }
        var schools = new HashSet<>(some.schools());
        schools.add(AggregateState.EVERY_SCHOOL);
        return schools;
    }

    /** As who one stands in lists of readers: oneself, and each school that one may see. */
    private static String[] readers(Set<String> schools, String subject) {
        return subject.isEmpty() ? new String[0]
                : Stream.concat(Stream.of(Readers.subject(subject)), schools.stream().map(Readers::school))
                        .toArray(String[]::new);
    }

    /** What the driver gave up is closed already, and can neither be unwrapped nor broken off again. */
    private static void abort(Connection connection) {
        try {
            if (!connection.isClosed()) {
                connection.unwrap(PgConnection.class).abort(Runnable::run);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("A connection without its wall could not be broken off", e);
        }
    }

    private static void bind(Connection connection, String tenant, Set<String> schools, String subject, String role) {
        try (var statement = connection.prepareStatement(BIND)) {
            statement.setString(1, tenant);
            statement.setArray(2, connection.createArrayOf("text", schools.toArray()));
            statement.setString(3, subject);
            statement.setArray(4, connection.createArrayOf("text", readers(schools, subject)));
            statement.setString(5, role);
            statement.execute();
        } catch (SQLException e) {
            // Not thrown: the pool would never take the connection back. Broken off, it serves nobody and is replaced.
            Log.warnf("The wall could not be bound, connection broken off: %s", e.getMessage());
            abort(connection);
        }
    }
}
