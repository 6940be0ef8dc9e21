package de.schulausstattung.meeting.agreement;

/** What came of an agreement. */
public enum Outcome {

    OPEN,
    ORDERED,
    DELIVERED,
    /** Given up, with a reason. */
    DROPPED,
    /** Taken over into the talk of the year after. */
    CARRIED_OVER,
    DONE;

    /** Whether nothing is expected of it any more. */
    public boolean isClosed() {
        return this == DROPPED || this == CARRIED_OVER || this == DONE;
    }
}
