package de.schulausstattung.needs.need;

/** How far a need has come; what was ordered and delivered for it stands beside. */
public enum NeedStatus {
    /** The school works on it; nobody else decides anything. */
    DRAFT,
    /** Complete, and before the Träger. */
    SUBMITTED,
    /** Granted, wholly or in part, and paid for out of a budget. */
    APPROVED,
    /** Refused, with a reason. */
    REJECTED,
    /** Goes on as another need of a later round; final. */
    CARRIED_OVER,
    /** The school does not want it any more; final. */
    WITHDRAWN
}
