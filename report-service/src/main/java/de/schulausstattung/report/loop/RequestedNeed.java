package de.schulausstattung.report.loop;

import org.jspecify.annotations.Nullable;

/**
 * A need that was handed in.
 *
 * @param requested how many devices, or people to train
 * @param approved how many were granted
 */
record RequestedNeed(String schulnummer, String kind, @Nullable String deviceClass, @Nullable String trainingTopic,
        String status, int requested, @Nullable Integer approved) {

    static final String TRAINING = "TRAINING";

    /** What a need counts as; each in exactly one way. */
    enum Standing {
        UNDECIDED,
        APPROVED_IN_FULL,
        APPROVED_IN_PART,
        REJECTED,
        CARRIED_OVER,
        WITHDRAWN
    }

    Standing standing() {
        return switch (status) {
            case "APPROVED" -> granted() < requested ? Standing.APPROVED_IN_PART : Standing.APPROVED_IN_FULL;
            case "REJECTED" -> Standing.REJECTED;
            case "CARRIED_OVER" -> Standing.CARRIED_OVER;
            case "WITHDRAWN" -> Standing.WITHDRAWN;
            default -> Standing.UNDECIDED;
        };
    }

    /** How many were granted; what an earlier decision granted and a later one took back is none. */
    int granted() {
        return status.equals("APPROVED") && approved != null ? approved : 0;
    }

    boolean isDecided() {
        return status.equals("APPROVED") || status.equals("REJECTED");
    }

    /** Whether somebody still wants it in this year: it was neither withdrawn nor carried over. */
    boolean isWanted() {
        return standing() != Standing.WITHDRAWN && standing() != Standing.CARRIED_OVER;
    }

    boolean isTraining() {
        return kind.equals(TRAINING);
    }
}
