package de.schulausstattung.report.loop;

import java.time.LocalDate;

/**
 * The year that figures speak of, as it was at the end of a day.
 *
 * @param jahr the year of the talks and of the deliveries, and the Haushaltsjahr of the needs
 */
public record LoopYear(int jahr, LocalDate day) {

    LocalDate begins() {
        return LocalDate.of(jahr, 1, 1);
    }

    /** The last day on which a delivery counts. */
    LocalDate ends() {
        var lastDay = LocalDate.of(jahr, 12, 31);
        return lastDay.isAfter(day) ? day : lastDay;
    }
}
