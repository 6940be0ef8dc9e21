package de.schulausstattung.report.loop;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A binding line of a talk.
 *
 * @param jahr the year of the talk
 * @param zieljahr the Haushaltsjahr it is meant for
 * @param quantity how many devices, or people to train
 * @param deliveredOn when all of a purchase was there
 */
record AgreedLine(String schulnummer, int jahr, int zieljahr, String kind, String decision, String outcome, int quantity,
        @Nullable LocalDate dueOn, @Nullable LocalDate deliveredOn, @Nullable String trainingTopic) {

    static final String TRAINING = "TRAINING";

    /** What a line counts as; each in exactly one way. */
    enum Standing {
        REJECTED,
        DEFERRED,
        /** Delivered, and not after the day it was due. */
        KEPT_IN_TIME,
        KEPT_LATE,
        /** Delivered or done, without a day to be due or without a known day of delivery. */
        KEPT_UNDATED,
        DROPPED,
        CARRIED_OVER,
        /** Due, and nothing came of it yet. */
        OPEN,
        /** Its day has not come, or it has none. */
        PENDING
    }

    /** What it counts as at the end of the day. */
    Standing standing(LocalDate day) {
        return switch (decision) {
            case "REJECTED" -> Standing.REJECTED;
            case "DEFERRED" -> Standing.DEFERRED;
            default -> switch (outcome) {
                case "DELIVERED", "DONE" -> deliveredOn != null && deliveredOn.isAfter(day) ? awaited(day) : kept();
                case "DROPPED" -> Standing.DROPPED;
                case "CARRIED_OVER" -> Standing.CARRIED_OVER;
                default -> awaited(day);
            };
        };
    }

    private Standing kept() {
        if (dueOn == null || deliveredOn == null) {
            return Standing.KEPT_UNDATED;
        }
        return deliveredOn.isAfter(dueOn) ? Standing.KEPT_LATE : Standing.KEPT_IN_TIME;
    }

    private Standing awaited(LocalDate day) {
        return dueOn == null || dueOn.isAfter(day) ? Standing.PENDING : Standing.OPEN;
    }

    boolean isAccepted() {
        return decision.equals("ACCEPTED");
    }

    boolean isKept(LocalDate day) {
        return switch (standing(day)) {
            case KEPT_IN_TIME, KEPT_LATE, KEPT_UNDATED -> true;
            default -> false;
        };
    }
}
