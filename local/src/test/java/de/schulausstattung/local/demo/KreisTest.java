package de.schulausstattung.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KreisTest {

    private final Kreis kreis = Kreis.demo();

    @ParameterizedTest
    @ValueSource(strings = { "168890", "105983", "192806" })
    void computesTheCheckDigitOfOfficialNumbers(String schulnummer) {
        assertThat(CheckDigit.complete(Integer.parseInt(schulnummer.substring(0, 5)))).isEqualTo(schulnummer);
    }

    @Test
    void hasSchoolsOfSeveralTraegerWithValidAndDistinctNumbers() {
        assertThat(kreis.traeger()).extracting(Traeger::nummer).containsExactly("19901", "19902", "19903", "19904", "19905",
                "19906", "19907");
        assertThat(kreis.schools()).hasSizeBetween(20, 25).extracting(School::schulnummer).doesNotHaveDuplicates()
                .allSatisfy(
                        number -> assertThat(number).isEqualTo(CheckDigit.complete(Integer.parseInt(number.substring(0, 5)))));
        assertThat(kreis.schools()).extracting(School::kurzbezeichnung).doesNotHaveDuplicates();
        assertThat(kreis.schools()).extracting(School::ags).allMatch(ags -> ags.startsWith("05999") && ags.length() == 8);
        assertThat(kreis.traeger()).allSatisfy(traeger -> assertThat(kreis.schoolsOf(traeger)).isNotEmpty());
    }

    @Test
    void hasEverySchulformThatTheGeneratorKnows() {
        var keys = new HashSet<String>();
        for (var form : Schulform.values()) {
            keys.add(form.key());
        }

        assertThat(kreis.schools()).extracting(School::form).containsAll(keys);
    }

    @Test
    void writesTheOfficialFormatAndReadsItBack(@TempDir Path folder) throws IOException {
        var text = SchoolDirectory.write(kreis.schools());
        var file = Files.writeString(folder.resolve("schuldaten.csv"), text);

        assertThat(text).startsWith("sep=;\nSchulnummer;Schulform;Schulbezeichnung_1;")
                .contains("UTMHochwert;\n\"182308\";\"02\";");
        assertThat(text).isEqualTo(SchoolDirectory.write(Kreis.demo().schools()));
        assertThat(Kreis.official(file, "19902").schools()).isEqualTo(kreis.schoolsOf(kreis.traeger().get(1)));
    }

    @Test
    void appendsItsSchoolsToAnOfficialFile(@TempDir Path folder) throws IOException {
        var other = new School("168890", "20", "Gymnasium", "Irgendwo, GY", "Weg 1", "40000", "Irgendwo", "05111000", "10078");
        var file = Files.writeString(folder.resolve("schuldaten.csv"),
                SchoolDirectory.append(SchoolDirectory.write(List.of(other)), kreis.schools()));

        assertThat(Kreis.official(file, "10078").schools()).containsExactly(other);
        assertThat(Kreis.official(file, "19903").schools()).isEqualTo(kreis.schoolsOf(kreis.traeger().get(2)));
    }

    @Test
    void readsDoubledQuotesAndSemicolonsInNames() {
        var rows = SchoolDirectory
                .rows("sep=;\nSchulnummer;Schulbezeichnung_1;\n\"100010\";\"Schule \"\"Am Berg\"\"; Nord\"\n");

        assertThat(rows).containsExactly(
                Map.of("Schulnummer", "100010", "Schulbezeichnung_1", "Schule \"Am Berg\"; Nord"));
    }

    @Test
    void saysThatATraegerHasNoSchoolInTheFile(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("schuldaten.csv"), SchoolDirectory.write(kreis.schools()));

        assertThatThrownBy(() -> Kreis.official(file, "10078")).isInstanceOf(IOException.class)
                .hasMessage("keine Schule des Trägers 10078 in schuldaten.csv");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "'' | eine Zeile ohne Schulnummer, ",
            "'<html></html>\nx' | eine Zeile ohne Schulnummer, ",
            "'Schulnummer;Schulform;Traegernummer\n182308;02;10078' | eine Zeile ohne Schulbezeichnung_1, " })
    void saysInOneLineThatAFileIsNoDirectory(String text, String message, @TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("schuldaten.csv"), text.replace("\\n", "\n"));

        assertThatThrownBy(() -> Kreis.official(file, "10078")).isInstanceOf(IOException.class).hasMessageStartingWith(message);
    }

    @Test
    void saysThatAFileIsNotInUtf8(@TempDir Path folder) throws IOException {
        var file = Files.write(folder.resolve("schuldaten.csv"), new byte[] { 'S', (byte) 0xfc, '\n' });

        assertThatThrownBy(() -> Kreis.official(file, "10078")).isInstanceOf(IOException.class).hasMessage("nicht in UTF-8");
    }

    @Test
    void sharesNoNumberWithTheOfficialDirectories() throws IOException {
        var schools = realData().resolve("schools");
        var text = Files.readString(schools.resolve("nrw-schuldaten-2021-09.csv"))
                + Files.readString(schools.resolve("itnrw-schulverzeichnis-2024-25.csv"))
                + Files.readString(schools.resolve("svws-schulen.csv"));

        for (var school : kreis.schools()) {
            assertThat(text).doesNotContain("\"" + school.schulnummer() + "\"", "\n" + school.schulnummer() + ";",
                    "," + school.schulnummer() + ",");
        }
        for (var traeger : kreis.traeger()) {
            assertThat(Files.readString(schools.resolve("svws-schultraeger.csv")))
                    .doesNotContain("\n" + traeger.nummer() + ";");
        }
    }

    @Test
    void takesATraegerFromTheOfficialDirectory() throws IOException {
        var file = realData().resolve("schools/nrw-schuldaten-2021-09.csv");

        var krefeld = Kreis.official(file, "10078");

        assertThat(krefeld.ags()).isEqualTo("05114");
        assertThat(krefeld.schools()).hasSizeGreaterThan(50).extracting(School::traeger).containsOnly("10078");
        assertThat(Equipment.devicesFor(krefeld.schools())).isBetween(18_000, Equipment.DEVICES);
    }

    private static Path realData() {
        var folder = System.getProperty("real.data", "");
        assumeTrue(!folder.isEmpty(), "real.data is not set");
        return Path.of(folder);
    }
}
