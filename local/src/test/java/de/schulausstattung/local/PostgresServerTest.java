package de.schulausstattung.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
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
        var ports = new Ports(freePort() - 15_432 + Ports.DEFAULT_BASE);

        try (var server = PostgresServer.start(folders, ports, secrets, new StartedProcesses(root.resolve("processes")))) {
            for (var setting : PostgresServer.DURABLE.entrySet()) {
                assertThat(server.setting(setting.getKey())).as(setting.getKey()).isEqualTo(setting.getValue());
            }
            assertThatThrownBy(() -> DriverManager.getConnection(server.url("postgres"), "postgres", "guess"))
                    .isInstanceOf(SQLException.class);
            execute(server, secrets, "CREATE TABLE kept (number int); INSERT INTO kept VALUES (42)");
        }
        try (var server = PostgresServer.start(folders, ports, secrets, new StartedProcesses(root.resolve("processes")))) {
            execute(server, secrets, "DO 'BEGIN ASSERT (SELECT number FROM kept) = 42; END'");
        }
    }

    private static void execute(PostgresServer server, Secrets secrets, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(server.url("inventory"), "inventory_owner",
                secrets.of("inventory.owner")); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
