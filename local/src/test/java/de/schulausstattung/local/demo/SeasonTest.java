package de.schulausstattung.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeasonTest {

    @ParameterizedTest
    @CsvSource({ "2026-11-22, 2026, 2026-10-15, 2026-27", "2026-10-15, 2026, 2026-10-15, 2026-27",
            "2026-10-14, 2026, 2025-10-15, 2025-26", "2027-01-01, 2027, 2026-10-15, 2026-27",
            "2100-03-01, 2100, 2099-10-15, 2099-00" })
    void playsInTheYearAndAtTheLastStichtag(LocalDate today, int jahr, LocalDate stichtag, String schuljahr) {
        var season = new Season(today);

        assertThat(season.jahr()).isEqualTo(jahr);
        assertThat(season.stichtag()).isEqualTo(stichtag);
        assertThat(season.schuljahr()).isEqualTo(schuljahr);
    }
}
