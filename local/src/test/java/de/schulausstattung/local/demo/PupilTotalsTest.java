package de.schulausstattung.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PupilTotalsTest {

    private static final Season SEASON = new Season(LocalDate.of(2026, 11, 25));

    @TempDir
    private Path folder;

    @Test
    void sharesThePupilsOfASchoolAmongItsGradesAndLosesNone() throws IOException {
        var schools = Kreis.demo().schools().subList(0, 2);
        var file = file("Schuljahr,Schulnummer,Ort,Anzahl\n2024/25,%s,\"Muster, Stadt\",221\n2024/25,100020,X,5\n"
                .formatted(schools.getFirst().schulnummer()));

        var equipment = Equipment.of(schools, 100, SEASON, PupilTotals.read(file));

        assertThat(equipment.counts().stream().filter(count -> count.schulnummer().equals(schools.getFirst().schulnummer())))
                .extracting(PupilCount::count).isEqualTo(List.of(56, 55, 55, 55));
        assertThat(equipment.schuljahr()).isEqualTo("2024-25");
        assertThat(equipment.stichtag()).isEqualTo("2024-10-15");
        assertThat(equipment.source()).isEqualTo("IT_NRW");
        assertThat(equipment.counts().stream().filter(count -> count.schulnummer().equals(schools.getLast().schulnummer())))
                .as("made up where the list does not have the school")
                .isEqualTo(Equipment.of(schools, 100, SEASON).counts().stream()
                        .filter(count -> count.schulnummer().equals(schools.getLast().schulnummer())).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "Schulnummer,Anzahl;100020,5                      | keine Spalte Schuljahr",
            "Schuljahr,Schulnummer;2024/25,100020             | keine Spalte Anzahl",
            "Schuljahr,Schulnummer,Anzahl;2024,100020,5       | kein Schuljahr: 2024",
            "Schuljahr,Schulnummer,Anzahl;2024/25,100020,k.A. | keine Anzahl in Zeile 2",
            "Schuljahr,Schulnummer,Anzahl                     | keine Schule darin" })
    void saysInOneLineWhatIsWrong(String text, String message) throws IOException {
        var file = file(text.replace(';', '\n'));

        assertThatThrownBy(() -> PupilTotals.read(file)).isInstanceOf(IOException.class).hasMessage(message);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("schulverzeichnis.csv"), text);
    }
}
