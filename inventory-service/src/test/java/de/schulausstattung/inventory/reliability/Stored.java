package de.schulausstattung.inventory.reliability;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

import de.schulausstattung.platform.testing.Postgres;

/** What the database of inventory really holds, past the wall. */
final class Stored {

    private Stored() {
    }

    static Connection open() throws SQLException {
        return Postgres.get().asSuperuser("inventory");
    }

    /** Counts, given what follows FROM. */
    static long count(String from, Object... parameters) {
        return number("SELECT count(*) FROM " + from, parameters);
    }

    static long number(String sql, Object... parameters) {
        try (var connection = open(); var query = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                query.setObject(i + 1, parameters[i]);
            }
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Two columns as a map. */
    static Map<String, String> map(String sql, Object... parameters) {
        try (var connection = open(); var query = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                query.setObject(i + 1, parameters[i]);
            }
            var found = new HashMap<String, String>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), rows.getString(2));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    static void execute(String sql) {
        try (var connection = open(); var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The number of rows of a tenant in each table that has tenants. */
    static Map<String, String> rowsOf(String tenant) {
        return map(
                """
                        SELECT table_name, (xpath('/row/c/text()', query_to_xml(
                                 format('SELECT count(*) AS c FROM %I WHERE tenant_id = %L', table_name, ?::text), false, true, '')))[1]::text
                          FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'tenant_id'""",
                tenant);
    }
}
