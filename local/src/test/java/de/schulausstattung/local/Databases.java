package de.schulausstattung.local;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.awaitility.core.ConditionTimeoutException;

/** What stands in the services' databases, seen by the superuser, whom no wall holds. */
final class Databases {

    /** The services that keep read models of what others publish. */
    static final List<Service> READERS = Service.ALL.stream()
            .filter(service -> service.database() != null && !service.equals(RunningSuite.INVENTORY)).toList();

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Tenants as a read model knows them: the platform's list, and not what is projected. */
    private static final String TENANTS = "SELECT concat_ws(' ', tenant_id, name, kreis) AS line FROM tenant";

    private final RunningSuite suite;
    private final Map<Service, List<ProjectedTable>> tables = new HashMap<>();

    Databases(RunningSuite suite) {
        this.suite = suite;
    }

    Connection connect(Service service) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + suite.ports().postgres() + "/" + service.database(), "postgres",
                suite.secrets().of("postgres.superuser"));
    }

    /** The first column of all rows, as text. */
    List<String> texts(Service service, String sql, Object... arguments) throws SQLException {
        try (var connection = connect(service); var query = connection.prepareStatement(sql)) {
            for (var i = 0; i < arguments.length; i++) {
                query.setObject(i + 1, arguments[i]);
            }
            try (var rows = query.executeQuery()) {
                var found = new ArrayList<String>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        }
    }

    /** A count or another single number. */
    long number(Service service, String sql, Object... arguments) throws SQLException {
        return Long.parseLong(texts(service, sql, arguments).getFirst());
    }

    int execute(Service service, String sql, Object... arguments) throws SQLException {
        try (var connection = connect(service); var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            return statement.executeUpdate();
        }
    }

    /**
     * What the database says to a statement of the service's own login, in the scope of a tenant; empty where it obeys. Nothing
     * stays.
     *
     * @param reader as whom it reads talks: {@code school:182369}
     */
    String refusal(Service service, String tenant, String reader, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + suite.ports().postgres() + "/" + service.database(),
                service.database() + "_app", suite.secrets().of(service.database() + ".app"));
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET LOCAL ROLE wall_tenant");
            statement.execute("SELECT set_config('app.tenant', '%s', true), set_config('app.readers', '{%s}', true)"
                    .formatted(tenant, reader));
            try {
                statement.execute(sql);
                return "";
            } catch (SQLException e) {
                return e.getMessage();
            } finally {
                connection.rollback();
            }
        }
    }

    /** The tables in which a service keeps what others publish. */
    List<ProjectedTable> tables(Service reader) throws SQLException {
        var known = tables.get(reader);
        if (known == null) {
            known = ProjectedTable.of(this, reader);
            tables.put(reader, known);
        }
        return known;
    }

    /** The hash of a service's read model; what a rebuild may change (epoch, version) left out. */
    String readModel(Service reader) throws SQLException {
        var hashes = new StringBuilder(hash(reader, TENANTS));
        for (var table : tables(reader)) {
            hashes.append(' ').append(hash(reader, table.meaning()));
        }
        return hash(reader, "SELECT '" + hashes + "' AS line");
    }

    /** Throws the read model away, but for the list of tenants, which is the platform's. */
    void emptyReadModel(Service reader) throws SQLException {
        var tables = tables(reader).stream().map(ProjectedTable::name).collect(Collectors.joining(", "));
        try (var connection = connect(reader); var truncate = connection.createStatement()) {
            truncate.execute("TRUNCATE " + tables);
        }
    }

    /** Waits until everything is published and applied; then {@link #areEqual} holds, or what differs is said. */
    void awaitEqual() throws SQLException {
        try {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(250))
                    .until(() -> pending() == 0 && areEqual() && pending() == 0);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("%d events wait, these rows differ: %s".formatted(pending(), differences()), e);
        }
    }

    /** Whether each read model holds every row just as its owner does, versions included, and no other. */
    boolean areEqual() throws SQLException {
        for (var reader : READERS) {
            for (var table : tables(reader)) {
                if (!hash(reader, table.kept()).equals(hash(table.owner(), table.owned()))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Events of every service that wait to be published. */
    long pending() throws SQLException {
        long waiting = 0;
        for (var service : Service.ALL) {
            if (service.database() != null) {
                waiting += number(service,
                        "SELECT count(*) FROM outbox_event WHERE published_at IS NULL AND parked_at IS NULL");
            }
        }
        return waiting;
    }

    /** Events of every service that could not be applied. */
    long deadLetters() throws SQLException {
        long dead = 0;
        for (var reader : READERS) {
            dead += number(reader, "SELECT count(*) FROM dead_letter WHERE resolved_at IS NULL");
        }
        return dead;
    }

    /** Rows that differ between their owner and a read model, at most ten of each side and table. */
    List<String> differences() throws SQLException {
        var found = new ArrayList<String>();
        for (var reader : READERS) {
            for (var table : tables(reader)) {
                var known = new HashSet<>(texts(reader, table.kept()));
                texts(table.owner(), table.owned()).stream().filter(row -> !known.remove(row)).limit(10)
                        .forEach(row -> found.add("%s for %s: %s %s".formatted(table.owner().name(), reader.name(),
                                table.name(), row)));
                known.stream().limit(10).forEach(row -> found.add(reader.name() + ": " + table.name() + " " + row));
            }
        }
        return found;
    }

    /** The hash of rows, whatever their order. */
    private String hash(Service service, String rows) throws SQLException {
        return texts(service, "SELECT encode(sha256(convert_to(coalesce(string_agg(line, ',' ORDER BY line COLLATE \"C\"), ''),"
                + " 'UTF8')), 'hex') FROM (" + rows + ") lines").getFirst();
    }
}
