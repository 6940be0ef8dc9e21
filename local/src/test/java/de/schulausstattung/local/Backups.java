package de.schulausstattung.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Backup and restore by the very scripts that an installation uses, {@code deploy/postgres}, on the databases of the suite.
 * They archive nothing afterwards, as before.
 */
final class Backups implements AutoCloseable {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
            .withZone(ZoneOffset.UTC);

    private final RunningSuite suite;
    private final Databases databases;
    private final Path scripts;
    private final Path folder;

    private Backups(RunningSuite suite, Databases databases) {
        this.suite = suite;
        this.databases = databases;
        scripts = suite.folders().root().resolve("deploy/postgres");
        folder = suite.folders().local().resolve("backups");
    }

    /** Archives the log from now on; databases and services start anew for it. */
    static Backups begin(RunningSuite suite, Databases databases) throws SQLException {
        var backups = new Backups(suite, databases);
        // The log of an earlier run is another cluster's.
        Folders.delete(backups.folder);
        databases.execute(RunningSuite.INVENTORY, "ALTER SYSTEM SET archive_mode = 'on'");
        databases.execute(RunningSuite.INVENTORY, "ALTER SYSTEM SET archive_timeout = '60s'");
        databases.execute(RunningSuite.INVENTORY, "ALTER SYSTEM SET archive_command = 'BACKUPS=\"%s\" \"%s\" %%p %%f'"
                .formatted(backups.folder, backups.scripts.resolve("archive")));
        backups.startAnew();
        return backups;
    }

    /** Archives no more and forgets what was archived; databases and services start anew for it. */
    @Override
    public void close() throws SQLException {
        for (var setting : List.of("archive_mode", "archive_timeout", "archive_command")) {
            databases.execute(RunningSuite.INVENTORY, "ALTER SYSTEM RESET " + setting);
        }
        startAnew();
        Folders.delete(folder);
    }

    private void startAnew() {
        Service.ALL.reversed().forEach(suite::stop);
        suite.stopDatabase();
        suite.startDatabase();
        Service.ALL.forEach(suite::restart);
    }

    /** Makes a base backup; returns what was said. */
    String make() {
        return run("backup", "3");
    }

    /** Returns when everything committed is archived. */
    void flush() {
        run("backup", "--flush");
    }

    /** Takes the databases, which do not run, back to a second; returns what was said. */
    String restore(Instant moment) {
        return run("restore", MOMENT.format(moment));
    }

    /** What the script says to a moment that it refuses. */
    String refusal(Instant moment) {
        var said = new StringBuilder();
        if (run(said, "restore", "--check", MOMENT.format(moment)) == 0) {
            throw new AssertionError("Not refused: " + moment);
        }
        return said.toString();
    }

    private String run(String script, String... arguments) {
        var said = new StringBuilder();
        if (run(said, script, arguments) != 0) {
            throw new AssertionError(script + " " + List.of(arguments) + ": " + said);
        }
        return said.toString();
    }

    /** PostgreSQL refuses to be root; here it is nobody in particular, as when the suite starts it. */
    private int run(StringBuilder said, String script, String... arguments) {
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of("bash", scripts.resolve(script).toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("PGDATA", suite.folders().data().resolve("postgres").toString(), "BACKUPS",
                folder.toString(), "PGHOST", "localhost", "PGPORT", String.valueOf(suite.ports().postgres()), "PGPASSWORD",
                suite.secrets().of("postgres.superuser"), "PATH", programs() + ":" + System.getenv("PATH")));
        try {
            Files.createDirectories(folder);
            var process = builder.start();
            said.append(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            return process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Path programs() {
        try (var found = Files.find(suite.folders().programs().resolve("postgres"), 4,
                (file, _) -> file.endsWith("bin/pg_ctl"))) {
            return found.findFirst().orElseThrow().getParent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
