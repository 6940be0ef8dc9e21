package de.schulausstattung.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Tests run on one day, so that windows can be told by hand; a test that lets days pass puts the day back. */
public class FixedClock {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static volatile LocalDate day = TODAY;

    /** Lets it be noon of another day. */
    public static void moveTo(LocalDate another) {
        day = another;
    }

    /** Lets it be the day again on which tests run. */
    public static void putBack() {
        day = TODAY;
    }

    @Produces
    @ApplicationScoped
    Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return BERLIN;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return Clock.fixed(instant(), zone);
            }

            @Override
            public Instant instant() {
                return day.atTime(LocalTime.NOON).atZone(BERLIN).toInstant();
            }
        };
    }
}
