package de.schulausstattung.meeting.agreement;

/** What was decided on a wish (S4-09). */
public enum Decision {
    ACCEPTED,
    REJECTED,
    DEFERRED
}
