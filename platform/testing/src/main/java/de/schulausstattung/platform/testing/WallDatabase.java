package de.schulausstattung.platform.testing;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The database of a service as the superuser sees it, in one transaction that is always rolled back: what is planted here never
 * was there.
 */
final class WallDatabase implements AutoCloseable {

    static final String TENANT = "traeger-00001";
    static final String OTHER_TENANT = "traeger-00002";
    static final String SCHOOL = "100001";
    static final String OTHER_SCHOOL = "100002";
    private static final String SUBJECT = "wall";
    /** Who stands in the list of readers of each planted row that has one. */
    private static final String READER = "subject:" + SUBJECT;
    /** Of the same tenant, and in no list. */
    static final String NO_READER = "subject:somebody-else";
    private static final String OBJECT = "00000000-0000-7000-8000-000000000001";
    private static final String NOT_ALLOWED = "42501";
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final String service;
    private final Connection connection;

    private WallDatabase(String service, Connection connection) {
        this.service = service;
        this.connection = connection;
    }

    static WallDatabase of(String service) throws SQLException {
        var connection = Postgres.get().asSuperuser(service);
        connection.setAutoCommit(false);
        var database = new WallDatabase(service, connection);
        database.execute("SET LOCAL lock_timeout = '20s'");
        return database;
    }

    record Policy(String name, List<String> roles, String command, boolean permissive, String using, String check) {
    }

    List<String> tables() throws SQLException {
        return texts("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'f') "
                + "AND relname <> 'flyway_schema_history' ORDER BY relname");
    }

    String comment(String table) throws SQLException {
        return texts("SELECT coalesce(obj_description(?::regclass, 'pg_class'), '')", table).getFirst();
    }

    Optional<TableKind> kind(String table) throws SQLException {
        return TableKind.of(comment(table));
    }

    /** The column that names the object whose readers see a row; empty where the kind knows no readers. */
    Optional<String> objectColumn(String table) throws SQLException {
        return TableKind.objectColumn(comment(table));
    }

    Set<String> columns(String table) throws SQLException {
        return new TreeSet<>(
                texts("SELECT attname FROM pg_attribute WHERE attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped",
                        table));
    }

    boolean isWalled(String table) throws SQLException {
        return !texts("SELECT 'yes' FROM pg_class WHERE oid = ?::regclass AND relrowsecurity", table).isEmpty();
    }

    List<Policy> policies(String table) throws SQLException {
        var found = new ArrayList<Policy>();
        try (var query = connection.prepareStatement("SELECT policyname, roles::text[], cmd, permissive = 'PERMISSIVE', "
                + "coalesce(qual, ''), coalesce(with_check, '') FROM pg_policies "
                + "WHERE schemaname = 'public' AND tablename = ?")) {
            query.setString(1, table);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(new Policy(rows.getString(1), strings(rows.getArray(2)), rows.getString(3), rows.getBoolean(4),
                            rows.getString(5), rows.getString(6)));
                }
            }
        }
        return found;
    }

    /** Privileges by role, without the owner's. */
    Map<String, Set<String>> grants(String table) throws SQLException {
        var found = new TreeMap<String, Set<String>>();
        try (var query = connection
                .prepareStatement("SELECT CASE grantee WHEN 0 THEN 'PUBLIC' ELSE grantee::regrole::text END, "
                        + "privilege_type FROM pg_class, aclexplode(relacl) WHERE oid = ?::regclass AND grantee <> relowner")) {
            query.setString(1, table);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.computeIfAbsent(rows.getString(1), _ -> new TreeSet<>()).add(rows.getString(2));
                }
            }
        }
        return found;
    }

    /** The first column of each index. */
    Map<String, String> indexes(String table) throws SQLException {
        return pairs("SELECT indexrelid::regclass::text, coalesce(attname, 'an expression') FROM pg_index "
                + "LEFT JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0] WHERE indrelid = ?::regclass", table);
    }

    /** The columns of each foreign key to a table that has tenants, as {@code own=other,…}. */
    Map<String, String> foreignKeys(String table) throws SQLException {
        return pairs("SELECT conname, (SELECT string_agg(own.attname || '=' || other.attname, ',' ORDER BY place) "
                + "FROM unnest(conkey, confkey) WITH ORDINALITY AS key(own_number, other_number, place) "
                + "JOIN pg_attribute own ON own.attrelid = conrelid AND own.attnum = own_number "
                + "JOIN pg_attribute other ON other.attrelid = confrelid AND other.attnum = other_number) FROM pg_constraint "
                + "WHERE conrelid = ?::regclass AND contype = 'f' AND EXISTS (SELECT FROM pg_attribute "
                + "WHERE attrelid = confrelid AND attname = 'tenant_id')", table);
    }

    /** Plants a row of {@link #TENANT}; checks and foreign keys are off for it, and no trigger runs. */
    void plantRow(String table) throws SQLException {
        for (var check : texts("SELECT quote_ident(conname) FROM pg_constraint WHERE conrelid = ?::regclass AND contype = 'c'",
                table)) {
            execute("ALTER TABLE " + table + " DROP CONSTRAINT " + check);
        }
        execute("SET LOCAL session_replication_role = replica");
        execute(insert(table, 1) + " ON CONFLICT DO NOTHING");
        if (objectColumn(table).isPresent()) {
            execute("INSERT INTO object_reader (tenant_id, object_id, reader) VALUES ('%s', '%s', '%s') ON CONFLICT DO NOTHING"
                    .formatted(TENANT, OBJECT, READER));
        }
        execute("SET LOCAL session_replication_role = origin");
    }

    /** How many rows a role sees; for a tenant's table those of {@link #TENANT} only. */
    int rowsSeen(String table, String role, String tenant, String school) throws SQLException {
        return rowsSeen(table, role, tenant, school, READER);
    }

    /** The same, for somebody else than the reader of the planted row. */
    int rowsSeen(String table, String role, String tenant, String school, String reader) throws SQLException {
        var where = columns(table).contains("tenant_id") ? " WHERE tenant_id = '" + TENANT + "'" : "";
        return as(role, tenant, school, reader, () -> {
            var before = connection.setSavepoint();
            try {
                return Integer.parseInt(texts("SELECT count(*) FROM " + table + where).getFirst());
            } catch (SQLException e) {
                connection.rollback(before);
                if (!NOT_ALLOWED.equals(e.getSQLState())) {
                    throw e;
                }
                return 0;
            }
        });
    }

    /**
     * How many rows a statement finds or changes for the superuser, to whom no policy and here no key applies; nothing stays.
     */
    int rowsTouched(String sql) throws SQLException {
        var before = connection.setSavepoint();
        try {
            execute("SET LOCAL session_replication_role = replica");
            return touched(sql);
        } finally {
            connection.rollback(before);
        }
    }

    /** How many rows a statement finds or changes for a role; empty where the role may not even try. */
    OptionalInt rowsTouched(String sql, String role, String tenant, String school) throws SQLException {
        return as(role, tenant, school, () -> {
            var before = connection.setSavepoint();
            try {
                return OptionalInt.of(touched(sql));
            } catch (SQLException e) {
                connection.rollback(before);
                if (!NOT_ALLOWED.equals(e.getSQLState())) {
                    throw e;
                }
                return OptionalInt.empty();
            } finally {
                connection.rollback(before);
            }
        });
    }

    private int touched(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return statement.getUpdateCount();
            }
            int rows = 0;
            try (var found = statement.getResultSet()) {
                while (found.next()) {
                    rows++;
                }
            }
            return rows;
        }
    }

    /** A row of a foreign tenant is refused by the wall, whatever else would be wrong with it. */
    List<String> refusesForeignRow(String table, String role) throws SQLException {
        return as(role, OTHER_TENANT, SCHOOL, () -> {
            var before = connection.setSavepoint();
            try {
                execute(insert(table, 2));
                return List.of(role + " of another tenant inserts a row for " + TENANT);
            } catch (SQLException e) {
                connection.rollback(before);
                return NOT_ALLOWED.equals(e.getSQLState()) ? List.<String> of()
                        : List.of("a foreign row of " + role + " is refused by " + e.getSQLState() + ": " + e.getMessage());
            }
        });
    }

    private interface Sql<T> {
        T run() throws SQLException;
    }

    private <T> T as(String role, String tenant, String school, Sql<T> work) throws SQLException {
        return as(role, tenant, school, READER, work);
    }

    private <T> T as(String role, String tenant, String school, String reader, Sql<T> work) throws SQLException {
        try (var bind = connection
                .prepareStatement("SELECT set_config('app.tenant', ?, true), set_config('app.schools', ?, true), "
                        + "set_config('app.subject', ?, true), set_config('app.readers', ?, true), "
                        + "set_config('role', ?, true)")) {
            bind.setString(1, tenant);
            bind.setString(2, "{" + school + "}");
            bind.setString(3, SUBJECT);
            bind.setString(4, "{" + reader + "}");
            bind.setString(5, role);
            bind.execute();
        }
        try {
            return work.run();
        } finally {
            execute("RESET ROLE");
        }
    }

    /**
     * An insert of a row of {@link #TENANT} that fills every column that must be filled, by its type; each number is another
     * row.
     */
    private String insert(String table, int number) throws SQLException {
        var names = new ArrayList<String>();
        var values = new ArrayList<String>();
        var object = objectColumn(table);
        try (var query = connection
                .prepareStatement("SELECT attname, format_type(coalesce(nullif(typbasetype, 0), atttypid), NULL) "
                        + "FROM pg_attribute JOIN pg_type ON pg_type.oid = atttypid WHERE attrelid = ?::regclass "
                        + "AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attidentity = '' "
                        + "AND ((attnotnull AND NOT atthasdef) OR attname IN ('tenant_id', 'schulnummer', 'subject', 'reader'))")) {
            query.setString(1, table);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    names.add('"' + rows.getString(1) + '"');
                    if (object.filter(rows.getString(1)::equals).isPresent()) {
                        values.add("'" + OBJECT + "'");
                        continue;
                    }
                    values.add(switch (rows.getString(1)) {
                        case "tenant_id" -> "'" + TENANT + "'";
                        case "schulnummer" -> "'" + SCHOOL + "'";
                        case "subject" -> "'" + SUBJECT + "'";
                        case "reader" -> "'" + READER + "'";
                        default -> value(rows.getString(2), number);
                    });
                }
            }
        }
        return names.isEmpty() ? "INSERT INTO " + table + " DEFAULT VALUES"
                : "INSERT INTO " + table + " (" + String.join(", ", names) + ") VALUES (" + String.join(", ", values) + ")";
    }

    private static String value(String type, int number) {
        return switch (type) {
            case "uuid" -> "gen_random_uuid()";
            case "boolean" -> "true";
            case "date", "timestamp with time zone", "timestamp without time zone" -> "now()";
            case "smallint", "integer", "bigint", "numeric", "real", "double precision" -> String.valueOf(number);
            case "json", "jsonb" -> "'{}'";
            case "bytea" -> "''";
            default -> type.endsWith("[]") ? "'{}'" : "'" + number + "'";
        };
    }

    List<String> texts(String sql, String... arguments) throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                query.setString(i + 1, arguments[i]);
            }
            var found = new ArrayList<String>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }

    private Map<String, String> pairs(String sql, String argument) throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, argument);
            var found = new TreeMap<String, String>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), Objects.requireNonNullElse(rows.getString(2), ""));
                }
            }
            return found;
        }
    }

    private static List<String> strings(Array array) throws SQLException {
        return Arrays.stream((Object[]) array.getArray()).map(String::valueOf).toList();
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                e.addSuppressed(new IllegalStateException("Transactions that are open: " + openTransactions()));
            }
            throw e;
        }
    }

    /** What the others are at; our own transaction can ask nothing any more. */
    private String openTransactions() throws SQLException {
        try (var other = Postgres.get().asSuperuser(service)) {
            return String.join("; ", new WallDatabase(service, other).texts(
                    "SELECT format('%s of %s for %s: %s, waits for %s %s: %s', pid, usename, now() - xact_start, state, "
                            + "wait_event_type, wait_event, query) FROM pg_stat_activity "
                            + "WHERE datname = current_database() AND xact_start < now() ORDER BY xact_start"));
        }
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
