package de.schulausstattung.meeting.planning;

/** What a school can still lack in a round. */
public enum Lack {
    /** Its regular talk has no appointment. */
    APPOINTMENT,
    /** Nobody of the school has said yes. */
    ACCEPTANCE,
    /** No Medienkonzept of the school is known. */
    MEDIENKONZEPT,
    /** Not all three parties take part. */
    PARTY
}
