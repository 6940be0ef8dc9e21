package de.schulausstattung.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSuiteTest {

    @TempDir
    Path root;

    /** Kafka fails at once, when PostgreSQL has hardly begun. Red while a server counted from when its start had returned. */
    @Test
    void leavesNothingRunningWhereAnotherPartFails() throws IOException {
        var folders = new Folders(root);
        var suite = suite(folders, "--only", "postgres,kafka");
        suite.prepare();
        Files.createFile(folders.data().resolve("kafka"));

        assertThatThrownBy(() -> suite.startAll(suite.secrets())).isInstanceOf(StartFailed.class).hasMessageContaining("Kafka");
        suite.stop();

        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)
                .filter(process -> process.info().command().orElse("").startsWith(root.toString()))).isEmpty();
        assertThat(folders.data().resolve("postgres/postmaster.pid")).doesNotExist();
    }

    /** Red while the secrets went first: what could not be forgotten after them stayed shut for ever. */
    @Test
    void forgetsTheSecretsLast() throws IOException {
        var folders = new Folders(root);
        folders.prepare();
        var secret = new Secrets(folders.local().resolve("secrets.properties")).of("keycloak.admin");
        Folders.delete(folders.programs());
        Files.createFile(folders.programs());
        var suite = suite(folders, "--fresh", "--only", "kafka");

        assertThatThrownBy(suite::prepare).isInstanceOf(StartFailed.class);

        assertThat(suite.secrets().of("keycloak.admin")).isEqualTo(secret);
    }

    private static LocalSuite suite(Folders folders, String... options) {
        var arguments = new java.util.ArrayList<>(List.of("--port-base", String.valueOf(FreePorts.any().base())));
        arguments.addAll(List.of(options));
        return new LocalSuite(Settings.parse(arguments), folders, Path.of(""),
                new Progress(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8)), Map.of());
    }
}
