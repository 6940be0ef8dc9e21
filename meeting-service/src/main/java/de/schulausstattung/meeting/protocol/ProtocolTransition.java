package de.schulausstattung.meeting.protocol;

/** The steps of a protocol. */
public enum ProtocolTransition {
    /** Both parties may approve and object from now on; nothing is changed meanwhile. */
    PUT_TO_APPROVAL,
    /** Something is to be mended; votes that were cast are void. */
    TAKE_BACK,
    /** The objection window is over and nobody objected. */
    FINALISE
}
