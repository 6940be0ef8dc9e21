package de.schulausstattung.needs.round;

/** Who may write needs while a phase is open; the permission of each act says who that is in person. */
public enum Writer {
    /** The school: asks, changes, submits, withdraws, carries on. */
    REQUESTER,
    /** Medienberatung and the like: comment. */
    ADVISER,
    /** The Träger: ranks. */
    INSPECTOR,
    /** The Träger: approves and rejects. */
    DECIDER
}
