package de.schulausstattung.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

    @TempDir
    Path root;

    @Test
    void isDurableAsksForPasswordsAndFindsItsDataAgain() throws IOException, SQLException {
        var folders = new Folders(root);
        folders.prepare();
        var secrets = new Secrets(root.resolve("secrets.properties"));
        var ports = FreePorts.any();

        try (var server = PostgresServer.start(folders, ports, secrets)) {
            for (var setting : PostgresServer.DURABLE.entrySet()) {
                assertThat(server.setting(setting.getKey())).as(setting.getKey()).isEqualTo(setting.getValue());
            }
            assertThatThrownBy(() -> DriverManager.getConnection(server.url("postgres"), "postgres", "guess"))
                    .isInstanceOf(SQLException.class);
            execute(server, secrets, "CREATE TABLE kept (number int); INSERT INTO kept VALUES (42)");
        }
        try (var server = PostgresServer.start(folders, ports, secrets)) {
            execute(server, secrets, "DO 'BEGIN ASSERT (SELECT number FROM kept) = 42; END'");
        }
    }

    /** As after a run that was killed; the next one asks clients to go instead of waiting for them. */
    @Test
    void endsAServerThatNobodyKnowsOfAny() throws IOException, SQLException {
        var folders = new Folders(root);
        folders.prepare();
        var secrets = new Secrets(root.resolve("secrets.properties"));
        var ports = FreePorts.any();
        var forgotten = PostgresServer.start(folders, ports, secrets);
        try (var client = DriverManager.getConnection(forgotten.url("inventory"), "inventory_owner",
                secrets.of("inventory.owner"))) {
            assertThat(client.isValid(5)).isTrue();

            assertThat(PostgresServer.endRunning(folders)).isTrue();
        }
        assertThat(folders.log("postgres")).content().contains("fast shutdown", "database system is shut down");
        assertThat(folders.data().resolve("postgres/postmaster.pid")).doesNotExist();
        assertThat(PostgresServer.endRunning(folders)).isFalse();
    }

    @Test
    void leavesAnotherProcessAloneThatGotTheNotedId() throws IOException {
        var folders = new Folders(root);
        folders.prepare();
        var other = new ProcessBuilder("cat").start();
        try {
            Files.createDirectories(folders.data().resolve("postgres"));
            Files.writeString(folders.data().resolve("postgres/postmaster.pid"), other.pid() + "\n");

            assertThat(PostgresServer.endRunning(folders)).isFalse();

            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroy();
        }
    }

    private static void execute(PostgresServer server, Secrets secrets, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(server.url("inventory"), "inventory_owner",
                secrets.of("inventory.owner")); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
