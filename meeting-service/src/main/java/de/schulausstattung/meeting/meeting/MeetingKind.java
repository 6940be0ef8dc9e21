package de.schulausstattung.meeting.meeting;

/** The one talk that each school has each year, or one beside it. */
public enum MeetingKind {
    REGULAR,
    ADDITIONAL
}
