package de.schulausstattung.report.loop;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * The regular talk of a school in a year.
 *
 * @param appointedOn the day of its appointment
 * @param complete whether all three parties took part
 */
record Talk(String schulnummer, String status, @Nullable LocalDate appointedOn, boolean complete) {

    /** How far a school's talk is, the least first. */
    enum Standing {
        MISSING,
        CANCELLED,
        PLANNED,
        APPOINTED,
        HELD
    }

    /** How far it was at the end of the day; one that was held later had its appointment before it. */
    Standing standing(LocalDate day) {
        return switch (status) {
            case "HELD" -> appointedOn != null && appointedOn.isAfter(day) ? Standing.APPOINTED : Standing.HELD;
            case "BOOKED", "INVITED" -> Standing.APPOINTED;
            case "CANCELLED" -> Standing.CANCELLED;
            default -> Standing.PLANNED;
        };
    }

    /** Whether it was held, and by all three parties. */
    boolean isComplete(LocalDate day) {
        return complete && standing(day) == Standing.HELD;
    }
}
