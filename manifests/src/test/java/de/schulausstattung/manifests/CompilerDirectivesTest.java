package de.schulausstattung.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The JVM refuses a file that it cannot read, and takes names that fit nothing without a word. */
class CompilerDirectivesTest {

    private static final JsonMapper RELAXED = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES).build();
    private static final Set<String> CLASSES = new TreeSet<>();

    @BeforeAll
    static void classes() throws IOException {
        var jdk = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules");
        try (var files = Files.walk(jdk)) {
            files.map(file -> jdk.relativize(file).toString()).filter(name -> name.endsWith(".class"))
                    .forEach(name -> CLASSES.add(name.substring(name.indexOf('/') + 1, name.length() - ".class".length())));
        }
        for (var path : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (path.endsWith(".jar")) {
                try (var jar = new JarFile(path)) {
                    jar.stream().map(JarEntry::getName).filter(name -> name.endsWith(".class"))
                            .forEach(name -> CLASSES.add(name.substring(0, name.length() - ".class".length())));
                }
            }
        }
    }

    static Stream<String> names() throws IOException {
        var directives = RELAXED.readTree(Project.text("deploy/image/compiler.directives"));
        return StreamSupport.stream(directives.spliterator(), false)
                .flatMap(directive -> StreamSupport.stream(directive.get("match").spliterator(), false))
                .map(JsonNode::asText);
    }

    @ParameterizedTest
    @MethodSource("names")
    void fitsAClass(String name) {
        assertThat(name).as("any method of a class, or of all whose names begin so").matches("[^*.]+\\*?\\.\\*");
        var begin = name.substring(0, name.length() - ".*".length());
        assertThat(CLASSES)
                .anyMatch(begin.endsWith("*") ? one -> one.startsWith(begin.substring(0, begin.length() - 1)) : begin::equals);
    }
}
