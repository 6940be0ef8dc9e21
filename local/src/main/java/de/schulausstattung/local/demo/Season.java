package de.schulausstattung.local.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Where in the year the demo plays: always now, so that its report is this year's and its delivery has just come. */
public record Season(LocalDate today) {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("EEEE, d. MMMM yyyy, HH:mm 'Uhr'", Locale.GERMANY)
            .withZone(BERLIN);

    /** The season in which a start of today plays. */
    public static Season now() {
        return new Season(LocalDate.now(Clock.system(BERLIN)));
    }

    /** The Haushaltsjahr of the annual report. */
    public int jahr() {
        return today.getYear();
    }

    /** The day on which the delivery came. */
    public LocalDate delivery() {
        return today;
    }

    /** The last Stichtag of the official counts of pupils, 15 October. */
    public LocalDate stichtag() {
        var ofThisYear = LocalDate.of(today.getYear(), 10, 15);
        return ofThisYear.isAfter(today) ? ofThisYear.minusYears(1) : ofThisYear;
    }

    /** The year whose needs are collected now, for which talks are held and budgets set. */
    public int zieljahr() {
        return jahr() + 1;
    }

    /** The Schuljahr of that Stichtag as it stands in a path: {@code 2026-27}. */
    public String schuljahr() {
        return "%d-%02d".formatted(stichtag().getYear(), (stichtag().getYear() + 1) % 100);
    }

    /** A moment as a person in Berlin says it. */
    public String when(String instant) {
        return WHEN.format(Instant.parse(instant));
    }
}
