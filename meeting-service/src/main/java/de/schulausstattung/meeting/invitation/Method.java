package de.schulausstattung.meeting.invitation;

/** What a message says to a calendar (RFC 5546). */
public enum Method {
    REQUEST,
    CANCEL
}
