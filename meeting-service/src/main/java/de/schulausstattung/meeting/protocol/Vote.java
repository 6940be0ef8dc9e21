package de.schulausstattung.meeting.protocol;

/** What a party says to an entry. */
public enum Vote {
    APPROVED,
    OBJECTED
}
