package de.schulausstattung.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @Test
    void startsEverythingOnTheUsualPortsWithoutOptions() {
        var settings = Settings.parse(List.of());

        assertThat(settings.complete()).isTrue();
        assertThat(settings.fresh()).isFalse();
        assertThat(settings.once()).isFalse();
        assertThat(settings.ports().gatewayUrl()).isEqualTo("http://localhost:8080");
        assertThat(settings.ports().needed(settings)).containsOnlyKeys(8080, 8081, 8082, 8083, 8084, 9080, 9081, 9082, 9083,
                9084,
                8125, 8180, 9180, 15432, 19092, 19093);
    }

    @Test
    void movesAllPortsByTheSameDistance() {
        var settings = Settings.parse(List.of("--port-base", "20080"));

        assertThat(settings.ports().gateway()).isEqualTo(20_080);
        assertThat(settings.ports().postgres()).isEqualTo(27_432);
        assertThat(settings.ports().realmUrl()).isEqualTo("http://localhost:20180/realms/schulausstattung");
    }

    @Test
    void startsOnlyTheNamedParts() {
        var settings = Settings.parse(List.of("--only", "kafka,postgres", "--fresh", "--once"));

        assertThat(settings.starts(Part.KAFKA)).isTrue();
        assertThat(settings.starts(Part.KEYCLOAK)).isFalse();
        assertThat(settings.complete()).isFalse();
        assertThat(settings.ports().needed(settings)).containsOnlyKeys(15432, 19092, 19093);
    }

    @Test
    void takesATraegerOfTheOfficialDirectory(@TempDir Path folder) throws IOException {
        var file = Files.createFile(folder.resolve("schuldaten.csv"));

        var settings = Settings.parse(List.of("--schools", file.toString(), "--traeger", "10078"));

        assertThat(settings.schools()).isEqualTo(file);
        assertThat(settings.traeger()).isEqualTo("10078");
    }

    /** Red while it was looked for where the program stands instead of where the person does. */
    @Test
    void looksForAFileWhereThePersonStands(@TempDir Path folder) throws IOException {
        var file = Files.createFile(folder.resolve("schuldaten.csv"));

        assertThat(Settings.parse(List.of("--schools", "schuldaten.csv", "--traeger", "10078"), folder).schools())
                .isEqualTo(file);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "--frsh                    | Unbekannte Option --frsh; ./start --help nennt alle",
            "--traeger                 | Nach --traeger fehlt der Wert; ./start --help zeigt, wie er aussieht",
            "--traeger 1007            | Eine Trägernummer hat fünf Ziffern: 1007",
            "--traeger 10078           | --schools DATEI und --traeger NUMMER gehören zusammen",
            "--pupils pom.xml          | --pupils DATEI braucht --schools DATEI und --traeger NUMMER",
            "--port-base 80            | --port-base erwartet eine Zahl von 1024 bis 50000: 80",
            "--only kafka,zookeeper    | --only kennt postgres, kafka, keycloak und services, nicht: zookeeper" })
    void saysInOneLineWhatIsWrong(String line, String message) {
        assertThatThrownBy(() -> Settings.parse(List.of(line.split(" ", -1)))).isInstanceOf(StartFailed.class)
                .hasMessage(message);
    }

    @Test
    void refusesAFileThatIsNotThere(@TempDir Path folder) {
        assertThatThrownBy(
                () -> Settings.parse(List.of("--schools", folder.resolve("none.csv").toString(), "--traeger", "10078")))
                .isInstanceOf(StartFailed.class).hasMessageContaining("none.csv lässt sich nicht lesen");
    }
}
