package de.schulausstattung.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A real PostgreSQL, started once per VM from the embedded binaries, with the durability of production: the binaries' wrapper
 * turns it off by default, and a crash test would then prove nothing.
 */
public final class Postgres {

    private static final Postgres INSTANCE = new Postgres();

    private final EmbeddedPostgres server;

    private Postgres() {
        try {
            server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on").setServerConfig("shared_buffers", "256MB")
                    .setServerConfig("max_connections", "200").setServerConfig("jit", "off")
                    .start();
            execute("postgres", "postgres", "postgres", resource("/db/bootstrap/cluster.sql"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one server of this VM. */
    public static Postgres get() {
        return INSTANCE;
    }

    /** Makes the database of a service, empty, with its owner and its application role; returns its JDBC URL. */
    public String createDatabase(String service) {
        for (var statement : resource("/db/bootstrap/service.sql").replace("${service}", service)
                .replace("${owner_password}", "owner").replace("${app_password}", "app").split(";\n", -1)) {
            if (!statement.isBlank()) {
                execute("postgres", "postgres", "postgres", statement);
            }
        }
        return url(service);
    }

    /** The JDBC URL of a database. */
    public String url(String database) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
    }

    /** What Quarkus needs to reach the database of a service as its application role and to migrate it as its owner. */
    public Map<String, String> configuration(String service) {
        return Map.of("quarkus.datasource.jdbc.url", url(service), "quarkus.datasource.username", service + "_app",
                "quarkus.datasource.password", "app", "quarkus.flyway.username", service + "_owner",
                "quarkus.flyway.password", "owner");
    }

    /** A connection as the superuser, who sees through the wall: for assertions only. */
    public Connection asSuperuser(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "postgres", "postgres");
    }

    /** A connection as the application's login role, with no tenant bound. */
    public Connection asApplication(String service) throws SQLException {
        return DriverManager.getConnection(url(service), service + "_app", "app");
    }

    private void execute(String database, String user, String password, String sql) {
        try (var connection = DriverManager.getConnection(url(database), user, password);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static String resource(String name) {
        try (var in = Objects.requireNonNull(Postgres.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
