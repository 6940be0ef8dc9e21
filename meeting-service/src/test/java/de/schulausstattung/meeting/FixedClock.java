package de.schulausstattung.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Tests run on one day, so that figures can be computed by hand. */
class FixedClock {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Produces
    @ApplicationScoped
    Clock clock() {
        return Clock.fixed(TODAY.atTime(LocalTime.NOON).atZone(BERLIN).toInstant(), BERLIN);
    }
}
