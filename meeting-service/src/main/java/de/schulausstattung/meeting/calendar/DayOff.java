package de.schulausstattung.meeting.calendar;

import java.time.LocalDate;

/**
 * A day on which no talk is held.
 *
 * @param name of the Feiertag or the Ferien
 */
public record DayOff(LocalDate day, Kind kind, String name) {

    /** Why no talk is held. */
    public enum Kind {
        FEIERTAG,
        FERIEN
    }
}
