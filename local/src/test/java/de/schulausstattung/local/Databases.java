package de.schulausstattung.local;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.awaitility.core.ConditionTimeoutException;

/** What stands in the services' databases, seen by the superuser, whom no wall holds. */
final class Databases {

    /** The services that keep a read model of inventory. */
    static final List<Service> READERS = List.of(RunningSuite.NEEDS, RunningSuite.REPORTS);

    /** Projected tables of every read model. */
    static final List<String> READ_MODEL = List.of("traeger", "school", "room", "pupil_count", "device", "tenant");

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String OF_A_DEVICE = "tenant_id, id, schulnummer, room_id, device_class, user_group, status,"
            + " purchased_on, in_service_from, in_service_until, epoch, version";
    /** What a service reads of a device besides. */
    private static final Map<Service, String> BESIDES = Map.of(RunningSuite.NEEDS,
            "inventory_number, planned_until, procurement_item_id", RunningSuite.REPORTS, "price_cents");
    /** What a service keeps of others than inventory. */
    private static final Map<Service, List<String>> OF_OTHERS = Map.of(RunningSuite.REPORTS, List.of("equipment_standard"));
    /** The same in the owner's table and in the read model, but for who set it. */
    private static final String STANDARDS = "SELECT tenant_id, id, label, valid_from, source, level, status, counts,"
            + " jsonb_strip_nulls(rules) AS rules, epoch, version FROM equipment_standard ORDER BY 1, 2";
    private static final String SCHOOLS = "SELECT tenant_id, schulnummer, name, epoch, version FROM school ORDER BY 1, 2";

    private final RunningSuite suite;

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

    /**
     * The hash of the rows of a service's read model, in a fixed order; what a rebuild may change (epoch, version, times) left
     * out.
     */
    String readModel(Service reader) throws SQLException {
        var digest = sha256();
        for (var table : readModelOf(reader)) {
            var columns = String.join(", ", texts(reader, """
                    SELECT quote_ident(column_name) FROM information_schema.columns
                     WHERE table_schema = 'public' AND table_name = ? AND column_name NOT IN ('epoch', 'version')
                       AND data_type NOT LIKE 'timestamp%' ORDER BY column_name""", table));
            digest.update(table.getBytes(StandardCharsets.UTF_8));
            add(digest, reader, "SELECT r::text FROM (SELECT " + columns + " FROM " + table + ") r ORDER BY 1");
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static List<String> readModelOf(Service reader) {
        return Stream.concat(READ_MODEL.stream(), OF_OTHERS.getOrDefault(reader, List.of()).stream()).toList();
    }

    /** Throws the read model away, but for the list of tenants, which is the platform's. */
    void emptyReadModel(Service reader) throws SQLException {
        try (var connection = connect(reader); var truncate = connection.createStatement()) {
            truncate.execute("TRUNCATE " + readModelOf(reader).stream().filter(table -> !table.equals("tenant"))
                    .collect(Collectors.joining(", ")));
        }
    }

    /** Waits until everything is published and applied; then {@link #areEqual} holds, or what differs is said. */
    void awaitEqual() throws SQLException {
        try {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(250)).until(() -> pending() == 0 && areEqual());
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("%d events wait, these devices differ: %s".formatted(pending(), differences()), e);
        }
    }

    /**
     * Whether each read model holds every device and school just as their owner does, versions included, and no other; and
     * reports the standards of needs.
     */
    boolean areEqual() throws SQLException {
        for (var reader : READERS) {
            if (!rows(RunningSuite.INVENTORY, reader).equals(rows(reader, reader))) {
                return false;
            }
        }
        return standards(RunningSuite.NEEDS).equals(standards(RunningSuite.REPORTS));
    }

    private List<String> standards(Service service) throws SQLException {
        return texts(service, "SELECT s::text FROM (" + STANDARDS + ") s");
    }

    /** Events that wait to be published. */
    long pending() throws SQLException {
        return number(RunningSuite.INVENTORY,
                "SELECT count(*) FROM outbox_event WHERE published_at IS NULL AND parked_at IS NULL");
    }

    /** Devices that differ between their owner and a read model, at most ten of each side. */
    List<String> differences() throws SQLException {
        var found = new ArrayList<String>();
        for (var reader : READERS) {
            var known = new HashSet<>(texts(reader, devices(reader)));
            texts(RunningSuite.INVENTORY, devices(reader)).stream().filter(row -> !known.remove(row)).limit(10)
                    .forEach(row -> found.add("owner " + row));
            known.stream().limit(10).forEach(row -> found.add(reader.name() + " " + row));
        }
        return found;
    }

    private static String devices(Service reader) {
        return "SELECT d::text FROM (SELECT " + OF_A_DEVICE + ", " + BESIDES.get(reader)
                + " FROM device ORDER BY tenant_id, id) d";
    }

    /** The hash of what the reader has of devices and schools, taken from this service's database. */
    private String rows(Service service, Service reader) throws SQLException {
        var digest = sha256();
        add(digest, service, devices(reader));
        add(digest, service, "SELECT s::text FROM (" + SCHOOLS + ") s");
        return HexFormat.of().formatHex(digest.digest());
    }

    private void add(MessageDigest digest, Service service, String sql) throws SQLException {
        try (var connection = connect(service)) {
            connection.setAutoCommit(false);
            try (var query = connection.prepareStatement(sql)) {
                query.setFetchSize(5_000);
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        digest.update(rows.getString(1).getBytes(StandardCharsets.UTF_8));
                        digest.update((byte) '\n');
                    }
                }
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
