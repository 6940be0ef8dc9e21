package de.schulausstattung.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import de.schulausstattung.platform.problem.Rejected;

class SchuljahrTest {

    @ParameterizedTest
    @CsvSource({ "2026-07-31, 2025/26", "2026-08-01, 2026/27", "2026-12-31, 2026/27", "2027-01-01, 2026/27",
            "1999-09-01, 1999/00" })
    void beginsOnTheFirstOfAugust(LocalDate day, String schuljahr) {
        var year = Schuljahr.of(day);

        assertThat(year).hasToString(schuljahr);
        assertThat(Schuljahr.parse(schuljahr)).isEqualTo(year);
        assertThat(Schuljahr.parse(schuljahr.replace('/', '-'))).isEqualTo(year);
        assertThat(day).isBetween(year.firstDay(), year.lastDay());
    }

    @ParameterizedTest
    @ValueSource(strings = { "2026/28", "2026", "26/27", "2026/27 ", "2026:27", "" })
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> Schuljahr.parse(text)).isInstanceOf(Rejected.class);
    }
}
