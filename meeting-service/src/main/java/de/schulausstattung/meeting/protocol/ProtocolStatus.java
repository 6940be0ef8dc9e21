package de.schulausstattung.meeting.protocol;

/** How far a protocol is (S4-17). */
public enum ProtocolStatus {
    DRAFT,
    IN_ABSTIMMUNG,
    FINAL
}
