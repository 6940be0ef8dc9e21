package de.schulausstattung.meeting.round;

import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonIgnore;

import de.schulausstattung.platform.web.Identified;
import de.schulausstattung.platform.web.Versioned;

/**
 * A round of talks.
 *
 * @param jahr the year the talks are held in
 * @param zieljahr the Haushaltsjahr that they plan
 * @param objectionDays how many days both parties have to approve a protocol or to object
 */
public record RoundView(int jahr, int zieljahr, LocalDate bookingFrom, LocalDate bookingUntil, LocalDate topicsUntil,
        int objectionDays, int epoch, long version) implements Identified, Versioned {

    @Override
    @JsonIgnore
    public String pathId() {
        return String.valueOf(jahr);
    }
}
