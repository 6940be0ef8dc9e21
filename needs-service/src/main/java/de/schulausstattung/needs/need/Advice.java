package de.schulausstattung.needs.need;

/** What the pedagogical adviser says of a need. */
public enum Advice {
    /** Serves what the Medienkonzept wants. */
    SUPPORTED,
    /** Would, if something changed. */
    QUESTIONED,
    /** Does not. */
    NOT_SUPPORTED
}
