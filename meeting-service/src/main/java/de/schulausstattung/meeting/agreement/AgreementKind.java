package de.schulausstattung.meeting.agreement;

/** What an agreement is about. */
public enum AgreementKind {
    PURCHASE,
    TRAINING,
    OTHER
}
