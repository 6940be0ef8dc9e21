package de.schulausstattung.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;

import de.schulausstattung.platform.testing.Postgres;

class StorageProbeTest {

    private static final long MUCH = 20_000_000;

    /** All databases of a server lie on one volume. Seen red with {@code pg_database_size(current_database())}. */
    @Test
    void countsWhatTheDatabasesOfOthersTake() throws SQLException {
        var url = Postgres.get().createDatabase("probed");
        Postgres.get().createDatabase("neighbour");
        try (var service = DriverManager.getConnection(url, "probed_app", "app");
                var others = Postgres.get().asSuperuser("neighbour")) {
            var before = taken(service);

            try (var fill = others.createStatement()) {
                fill.execute("CREATE TABLE filled AS SELECT repeat('x', 1000) FROM generate_series(1, " + MUCH / 1000 + ")");
            }

            assertThat(taken(service) - before).isGreaterThan(MUCH);
        }
    }

    private static long taken(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement(StorageProbe.TAKEN); var row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
