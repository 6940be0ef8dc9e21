package de.schulausstattung.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import de.schulausstattung.platform.testing.VersionFloor.Library;

class VersionFloorTest extends VersionFloorContract {

    private static final VersionFloor FLOOR = VersionFloor.of("""
            library;floor;reason;exception
            io.netty:*;4.1.135.Final;why;
            org.apache.kafka:kafka-clients;4.1.2;why;
            io.quarkus:quarkus-core;3.36.3;why;3.34.1
            """);

    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource({ "4.1.130.Final, 4.1.135.Final, -1", "4.1.9.Final, 4.1.135.Final, -1", "4.1.138.Final, 4.1.135.Final, 1",
            "4.1.135.Final, 4.1.135.Final, 0", "4.2, 4.1.135.Final, 1", "4.1, 4.1.0, 0" })
    void comparesByNumbers(String a, String b, int expected) {
        assertThat(Integer.signum(VersionFloor.compare(a, b))).isEqualTo(expected);
    }

    @Test
    void namesWhatLiesBelow() {
        assertThat(FLOOR.below(List.of(new Library("home.m2.repo.io.netty", "netty-codec-http", "4.1.130.Final", "a.jar"),
                new Library("org.apache.kafka", "kafka-clients", "4.1.2", "b.jar"),
                new Library("org.apache.kafka", "kafka-streams", "1.0", "c.jar")))).singleElement().asString()
                .startsWith("netty-codec-http 4.1.130.Final is below 4.1.135.Final");
    }

    @Test
    void letsOnlyTheRecordedExceptionPass() {
        assertThat(FLOOR.below(List.of(new Library("io.quarkus", "quarkus-core", "3.34.1", "a.jar")))).isEmpty();
        assertThat(FLOOR.below(List.of(new Library("io.quarkus", "quarkus-core", "3.34.0", "a.jar")))).hasSize(1);
    }

    @Test
    void readsPackagedApplications() throws Exception {
        var lib = Files.createDirectories(root.resolve("inventory-service/target/quarkus-app/lib/main"));
        Files.createFile(lib.resolve("io.netty.netty-codec-http-4.1.130.Final.jar"));
        Files.createFile(lib.resolve("io.quarkus.quarkus-core-3.34.1.jar"));
        Files.createFile(lib.resolve("io.quarkus.quarkus-core-deployment-1.0.jar"));

        assertThat(FLOOR.below(FLOOR.packaged(root))).singleElement().asString().startsWith("netty-codec-http");
    }
}
