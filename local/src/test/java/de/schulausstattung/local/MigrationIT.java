package de.schulausstattung.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the manifests' Jobs do, with the jars: migrate under the owner's role and exit; services start without rights to it. */
@Tag("long")
@Order(20)
class MigrationIT {

    /** As k8s/base/patches/job.yaml and deployment.yaml have them. */
    private static final Map<String, String> JOB = Map.of("QUARKUS_INIT_AND_EXIT", "true", "QUARKUS_FLYWAY_ACTIVE", "true");
    private static final Map<String, String> SERVICE = Map.of("QUARKUS_FLYWAY_ACTIVE", "false",
            "QUARKUS_FLYWAY_USERNAME", "nobody", "QUARKUS_FLYWAY_PASSWORD", "nothing");

    private static final List<Service> WITH_DATABASE = Service.ALL.stream().filter(service -> service.database() != null)
            .toList();

    @TempDir
    Path local;

    private Secrets secrets;
    private PostgresServer server;
    private ServiceLauncher launcher;

    @BeforeEach
    void begin() throws IOException {
        var folders = new Folders(Path.of("..").toAbsolutePath().normalize(), local);
        folders.prepare();
        secrets = new Secrets(local.resolve("secrets.properties"));
        var ports = FreePorts.any();
        server = PostgresServer.start(folders, ports, secrets);
        launcher = new ServiceLauncher(folders, ports, secrets, new StartedProcesses(local.resolve("processes")), Map.of());
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void aJobMigratesAsOwnerAndTheServiceHasNoRightTo() throws SQLException {
        for (var service : WITH_DATABASE) {
            assertThatThrownBy(() -> launcher.launch(service, service.name() + "-too-early", SERVICE)
                    .awaitReady("http://localhost:1/never")).as(service.name() + " on an empty database")
                    .isInstanceOf(StartFailed.class).hasMessageContaining("beim Start beendet");

            launcher.launch(service, service.name() + "-job", JOB).awaitSuccess();
            launcher.launch(service, service.name() + "-job-again", JOB).awaitSuccess();

            assertThat(migrations(service)).as(service.name()).isGreaterThan(10);
            assertThatThrownBy(() -> asApplication(service, "CREATE TABLE nobodys (id int)")).as(service.name())
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> asApplication(service, "DROP TABLE job")).as(service.name())
                    .hasMessageContaining("must be owner");
        }
    }

    /** The platform's migrations lie below the service's own. Seen red without {@code quarkus.flyway.out-of-order}. */
    @Test
    void aDatabaseOfTheReleaseBeforeTakesWhatThePlatformHasAdded() throws SQLException {
        migrate("release-before");
        asOwner("ALTER TABLE dead_letter DROP COLUMN sent_at");
        asOwner("DELETE FROM flyway_schema_history WHERE version = '31'");

        migrate("this-release");
        migrate("once-more");

        asOwner("SELECT sent_at FROM dead_letter");
    }

    /** The way back of an upgrade. Seen red without {@code quarkus.flyway.ignore-migration-patterns}. */
    @Test
    void theReleaseBeforeBearsWhatThisOneHasAdded() throws SQLException {
        migrate("release-after");
        for (var version : List.of("99", "9999")) {
            asOwner("""
                    INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by,
                                                       execution_time, success)
                    SELECT max(installed_rank) + 1, '%1$s', 'added', 'SQL', 'V%1$s__added.sql', 1, 'needs_owner', 1, true
                      FROM flyway_schema_history"""
                    .formatted(version));
        }

        migrate("release-before");
    }

    private void migrate(String name) {
        launcher.launch(RunningSuite.NEEDS, name, JOB).awaitSuccess();
    }

    private long migrations(Service service) throws SQLException {
        try (var connection = DriverManager.getConnection(server.url(service.database()), service.database() + "_owner",
                secrets.of(service.database() + ".owner"));
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM flyway_schema_history WHERE success")) {
            row.next();
            return row.getLong(1);
        }
    }

    private void asOwner(String sql) throws SQLException {
        as("owner", RunningSuite.NEEDS, sql);
    }

    private void asApplication(Service service, String sql) throws SQLException {
        as("app", service, sql);
    }

    private void as(String role, Service service, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(server.url(service.database()), service.database() + "_" + role,
                secrets.of(service.database() + "." + role)); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
