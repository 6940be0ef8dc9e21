package de.schulausstattung.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shell functions with which {@code start} and {@code bench} decide whether to build first. */
class BuildScriptTest {

    private static final Instant BUILD = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir
    Path project;

    @BeforeEach
    void makeABuiltProject() throws IOException {
        for (var file : new String[] { "pom.xml", ".mvn/jvm.config", "gateway/pom.xml", "platform/core/pom.xml",
                "docs/openapi/gateway.yaml", "platform/core/src/A.java", "gateway/src/main/resources/application.properties",
                "gateway/target/quarkus-app/quarkus-run.jar", "local/target/class-path" }) {
            write(file, BUILD.minusSeconds(60));
        }
        write(".local/built", BUILD);
    }

    @Test
    void buildsNothingTwice() throws IOException, InterruptedException {
        assertThat(isStale()).isFalse();
    }

    /** The document of its API is packed with an application. */
    @ParameterizedTest
    @ValueSource(strings = { "platform/core/src/A.java", "docs/openapi/gateway.yaml" })
    void buildsWhereASourceIsNewer(String source) throws IOException, InterruptedException {
        write(source, BUILD.plusSeconds(1));

        assertThat(isStale()).isTrue();
    }

    /** Red while only sources and the class path were looked at. */
    @Test
    void buildsWhereAJarIsMissing() throws IOException, InterruptedException {
        Files.delete(project.resolve("gateway/target/quarkus-app/quarkus-run.jar"));

        assertThat(isStale()).isTrue();
    }

    @Test
    void buildsWhereNothingWasBuiltOrTheClassPathIsMissing() throws IOException, InterruptedException {
        Files.delete(project.resolve("local/target/class-path"));
        assertThat(isStale()).isTrue();

        write("local/target/class-path", BUILD);
        Files.delete(project.resolve(".local/built"));
        assertThat(isStale()).isTrue();
    }

    private void write(String file, Instant at) throws IOException {
        var path = project.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "x");
        Files.setLastModifiedTime(path, FileTime.from(at));
    }

    private boolean isStale() throws IOException, InterruptedException {
        var script = ". '" + Path.of("../.ci/build").toRealPath()
                + "'; if stale local/target/class-path; then echo stale; else echo fresh; fi";
        var process = new ProcessBuilder("bash", "-euc", script).directory(project.toFile()).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        assertThat(said).isIn("stale", "fresh");
        return said.equals("stale");
    }
}
