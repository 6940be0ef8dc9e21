package de.schulausstattung.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {

    @TempDir
    Path root;

    @Test
    void refusesASecondRunInTheSameFolder() throws IOException {
        try (var _ = new Folders(root).lock()) {
            assertThatThrownBy(() -> new Folders(root).lock()).isInstanceOf(StartFailed.class).hasMessageContaining("schon");
        }
    }

    @Test
    void letsTheNextRunInWhenTheFirstHasEnded() throws IOException {
        new Folders(root).lock().acquiredBy().close();

        try (var lock = new Folders(root).lock()) {
            assertThat(lock.isValid()).isTrue();
        }
    }

    @Test
    void forgetsDataAndSecretsButNotTheUnpackedServers() throws IOException {
        var folders = new Folders(root);
        folders.prepare();
        var secret = new Secrets(folders.local().resolve("secrets.properties")).of("inventory.app");
        Files.writeString(folders.data().resolve("kept"), "by an earlier run");
        Files.writeString(folders.programs().resolve("server"), "unpacked");

        folders.forget();

        assertThat(folders.data()).doesNotExist();
        assertThat(folders.programs().resolve("server")).exists();
        assertThat(new Secrets(folders.local().resolve("secrets.properties")).of("inventory.app")).isNotEqualTo(secret);
    }

    @Test
    void refusesDataOfARunOnOtherPorts() {
        var folders = new Folders(root);
        folders.prepare();
        folders.claim(new Ports(8080));
        folders.claim(new Ports(8080));

        assertThatThrownBy(() -> folders.claim(new Ports(9080))).isInstanceOf(StartFailed.class)
                .hasMessageContaining("--port-base 8080").hasMessageContaining("--fresh");

        folders.forget();
        folders.prepare();
        folders.claim(new Ports(9080));
    }

    @Test
    void keepsSecretsInAFileThatOnlyItsOwnerReads() throws IOException {
        var file = root.resolve("secrets.properties");

        var first = new Secrets(file).of("inventory.app");

        assertThat(new Secrets(file).of("inventory.app")).isEqualTo(first).hasSize(48);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }
}
