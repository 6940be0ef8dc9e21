package de.schulausstattung.meeting.meeting;

/** The three sides of a talk (S4-06). */
public enum Party {
    SCHULE,
    SCHULTRAEGER,
    BERATUNG
}
