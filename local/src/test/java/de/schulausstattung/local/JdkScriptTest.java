package de.schulausstattung.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell functions with which {@code start} and {@code check} find what they need. */
class JdkScriptTest {

    @TempDir
    Path folder;

    @Test
    void takesJavaHomeWhereItIsNewEnough() throws IOException, InterruptedException {
        var jdk = jdk("26", "26.0.1");

        assertThat(run(jdk, "find_jdk; echo $JAVA_HOME")).isEqualTo(jdk.toString());
    }

    @Test
    void passesOverAnOldJavaHome() throws IOException, InterruptedException {
        var old = jdk("17", "17.0.9");

        assertThat(run(old, "find_jdk; echo $JAVA_HOME")).isNotEqualTo(old.toString());
    }

    @Test
    void passesOverARuntimeWithoutCompiler() throws IOException, InterruptedException {
        var jre = jdk("25", "25.0.1");
        Files.delete(jre.resolve("bin/javac"));

        assertThat(run(jre, "jdk_major " + jre)).isEmpty();
    }

    @Test
    void saysInOneLineWhichJdkIsMissing() throws IOException, InterruptedException {
        assertThat(run(folder, "find_jdk() { return 1; }; require_jdk"))
                .startsWith("Fehler: Es fehlt ein JDK 25 oder neuer").hasLineCount(1);
    }

    @Test
    void saysWhichMavenIsTooOld() throws IOException, InterruptedException {
        assertThat(
                run(folder, "mvn() { echo 'Apache Maven 3.6.3 (cecedd343002696d0abb50b32b541b8a6ba2883f)'; }; require_maven"))
                .isEqualTo("Fehler: Maven 3.8.6 oder neuer wird gebraucht, gefunden: 3.6.3");
        assertThat(run(folder, "mvn() { echo 'Apache Maven 3.8.7'; }; require_maven; echo fine")).isEqualTo("fine");
        assertThat(run(folder, "mvn() { echo 'Apache Maven 4.0.0'; }; require_maven; echo fine")).isEqualTo("fine");
    }

    private Path jdk(String name, String version) throws IOException {
        var jdk = Files.createDirectories(folder.resolve(name));
        Files.createDirectories(jdk.resolve("bin"));
        assertThat(Files.createFile(jdk.resolve("bin/javac")).toFile().setExecutable(true)).isTrue();
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"" + version + "\"\n");
        return jdk;
    }

    private static String run(Path javaHome, String script) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("bash", "-c", ". ../.ci/jdk; " + script).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", javaHome.toString());
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return said;
    }
}
