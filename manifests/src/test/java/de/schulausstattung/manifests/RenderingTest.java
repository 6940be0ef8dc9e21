package de.schulausstattung.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The rendered manifests in the test resources are those of {@code k8s}: all other tests read them, so that they need no tool.
 * With {@code -Dupdate.manifests=true} and {@code kubectl} they are written anew, for a change that is meant.
 */
class RenderingTest {

    private static final String MARK = "# Rendered from k8s, sources ";
    private static final Path SOURCES = Project.file("k8s");

    @ParameterizedTest
    @ValueSource(strings = { "dev", "prod", "prod-restore" })
    void isOfTheSourcesAsTheyAre(String overlay) throws Exception {
        if (Boolean.getBoolean("update.manifests")) {
            Files.createDirectories(Manifests.file(overlay).getParent());
            Files.writeString(Manifests.file(overlay), MARK + sources() + "\n" + render(overlay));
        }
        assertThat(Files.readString(Manifests.file(overlay)).lines().findFirst())
                .as("k8s changed; render anew: mvn -pl manifests -am test -Dtest=RenderingTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dupdate.manifests=true")
                .contains(MARK + sources());
    }

    @ParameterizedTest
    @ValueSource(strings = { "dev", "prod", "prod-restore" })
    void isWhatKustomizeMakes(String overlay) throws Exception {
        assumeTrue(kubectl().isPresent(), "No kubectl on the PATH: the overlays are not rendered here");
        var rendered = Files.readString(Manifests.file(overlay));
        assertThat(rendered.substring(rendered.indexOf('\n') + 1)).isEqualTo(render(overlay));
    }

    @ParameterizedTest
    @ValueSource(strings = { "a: 1\na: 2\n", "a: {b: 1, b: 2}\n" })
    void refusesAKeyTwice(String text) {
        assertThatThrownBy(() -> Manifests.parse("none", text)).isInstanceOf(YAMLException.class)
                .hasMessageContaining("duplicate key");
    }

    private static String render(String overlay) throws IOException, InterruptedException {
        var kubectl = kubectl().orElseThrow(() -> new AssertionError("No kubectl on the PATH"));
        var errors = Files.createTempFile("kustomize", ".txt");
        var process = new ProcessBuilder(kubectl.toString(), "kustomize",
                SOURCES.resolve("overlays").resolve(overlay).toString())
                .redirectError(errors.toFile()).start();
        try {
            var rendered = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
            return rendered;
        } finally {
            Files.delete(errors);
        }
    }

    /** A fingerprint of all files below k8s, by name and content. */
    private static String sources() throws IOException, NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256");
        List<Path> files;
        try (var found = Files.walk(SOURCES)) {
            files = found.filter(Files::isRegularFile).sorted().toList();
        }
        for (var file : files) {
            digest.update(SOURCES.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(file));
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    private static Optional<Path> kubectl() {
        return Tool.find("kubectl");
    }

    /** Programs on the PATH. */
    static final class Tool {

        private Tool() {
        }

        static Optional<Path> find(String name) {
            return Arrays.stream(System.getenv("PATH").split(":", -1)).map(folder -> Path.of(folder, name))
                    .filter(Files::isExecutable)
                    .findFirst();
        }
    }
}
