package de.schulausstattung.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** PostgreSQL with durable settings, every login with a password, and one database per service. */
final class PostgresServer implements AutoCloseable {

    /** A commit that was answered survives a power cut; zonky's own default would lose it. */
    static final Map<String, String> DURABLE = Map.of("fsync", "on", "full_page_writes", "on", "synchronous_commit", "on");

    /** SQLSTATEs of a role or a database that is already there. */
    private static final Set<String> ALREADY_THERE = Set.of("42710", "42P04");

    private static final String SUPERUSER = "postgres";
    private static final int MAX_CONNECTIONS = 150;

    private final Ports ports;
    private final Secrets secrets;
    private final EmbeddedPostgres server;

    private PostgresServer(Ports ports, Secrets secrets, EmbeddedPostgres server) {
        this.ports = ports;
        this.secrets = secrets;
        this.server = server;
    }

    /** Starts the server on the data of earlier runs and makes the databases that are missing. */
    static PostgresServer start(Folders folders, Ports ports, Secrets secrets) {
        return start(folders, ports, secrets, MAX_CONNECTIONS);
    }

    /** Starts it with room for so many connections. */
    static PostgresServer start(Folders folders, Ports ports, Secrets secrets, int connections) {
        var data = data(folders);
        var log = folders.log("postgres").toFile();
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(data).setCleanDataDirectory(false).setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(folders.programs().resolve("postgres").toFile())
                .setPort(ports.postgres()).setPGStartupWait(Duration.ofMinutes(1))
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log))
                .setConnectConfig("password", secrets.of("postgres.superuser"))
                .setServerConfig("jit", "off").setServerConfig("shared_buffers", "128MB")
                .setServerConfig("max_connections", String.valueOf(connections))
                .setServerConfig("password_encryption", "scram-sha-256");
        DURABLE.forEach(builder::setServerConfig);
        try {
            Files.createDirectories(data);
            var server = new PostgresServer(ports, secrets, builder.start());
            server.askForPasswords(data);
            server.createDatabases();
            return server;
        } catch (IOException | SQLException | IllegalStateException e) {
            endRunning(folders);
            throw new StartFailed("PostgreSQL startet nicht, siehe " + log, e);
        }
    }

    /**
     * Ends a server that runs on these data, whoever started it and however far that had come; returns whether there was one.
     * PostgreSQL itself notes its process in a file: that note is there before anybody here could have made one.
     */
    static boolean endRunning(Folders folders) {
        var running = running(folders);
        running.ifPresent(server -> StartedProcesses.end(server, PostgresServer::interrupt));
        return running.isPresent();
    }

    /** The JDBC URL of a service's database. */
    String url(String database) {
        return "jdbc:postgresql://localhost:" + ports.postgres() + "/" + database;
    }

    /** A setting of the running server. */
    String setting(String name) {
        try (var connection = asSuperuser();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SHOW " + name)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** initdb trusts every local user; from here on nobody gets in without a password. */
    private void askForPasswords(Path data) throws IOException, SQLException {
        try (var connection = asSuperuser(); var statement = connection.createStatement()) {
            statement.execute("ALTER ROLE " + SUPERUSER + " PASSWORD '" + secrets.of("postgres.superuser") + "'");
            Files.writeString(data.resolve("pg_hba.conf"), """
                    local all all               scram-sha-256
                    host  all all 127.0.0.1/32  scram-sha-256
                    host  all all ::1/128       scram-sha-256
                    """);
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    private void createDatabases() throws SQLException {
        execute(resource("/db/bootstrap/cluster.sql"));
        for (var service : Service.ALL) {
            if (service.database() != null) {
                execute(resource("/db/bootstrap/service.sql").replace("${service}", service.database())
                        .replace("${owner_password}", secrets.of(service.database() + ".owner"))
                        .replace("${app_password}", secrets.of(service.database() + ".app")));
            }
        }
    }

    /** One statement after the other: CREATE DATABASE wants no transaction, and a start may have been cut off half way. */
    private void execute(String script) throws SQLException {
        try (var connection = asSuperuser(); var statement = connection.createStatement()) {
            for (var sql : script.split(";\\R", -1)) {
                if (sql.isBlank()) {
                    continue;
                }
                try {
                    statement.execute(sql);
                } catch (SQLException e) {
                    if (!ALREADY_THERE.contains(e.getSQLState())) {
                        throw e;
                    }
                }
            }
        }
    }

    private Connection asSuperuser() throws SQLException {
        return DriverManager.getConnection(url(SUPERUSER), SUPERUSER, secrets.of("postgres.superuser"));
    }

    private static Path data(Folders folders) {
        return folders.data().resolve("postgres");
    }

    /** The noted process, if it lives and is one of our programs: the system may have given its id away since. */
    private static Optional<ProcessHandle> running(Folders folders) {
        var note = data(folders).resolve("postmaster.pid");
        try {
            return Files.readAllLines(note).stream().limit(1).map(String::strip).filter(line -> line.matches("\\d+"))
                    .findFirst().flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
                    .filter(process -> process.info().command().map(Path::of)
                            .filter(program -> isOurs(program, folders)).isPresent());
        } catch (NoSuchFileException e) {
            return Optional.empty(); // nothing runs
        } catch (IOException e) {
            throw new StartFailed("In " + note + " lässt sich nicht nachsehen", e);
        }
    }

    private static boolean isOurs(Path program, Folders folders) {
        try {
            return program.toRealPath().startsWith(folders.programs().toRealPath());
        } catch (IOException e) {
            return false; // no such program any more
        }
    }

    /** SIGINT: the fast shutdown, which does not wait until the last client has gone. */
    private static void interrupt(ProcessHandle server) {
        try {
            var unused = new ProcessBuilder("sh", "-c", "kill -INT " + server.pid()).start().onExit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        try (var in = Objects.requireNonNull(PostgresServer.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
