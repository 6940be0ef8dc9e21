package de.schulausstattung.needs.procurement;

/** How far a procurement item has come. */
public enum ProcurementStatus {
    /** Agreed on, not ordered. */
    PROPOSED,
    /** Ordered, and not all of it has arrived. */
    ORDERED,
    /** All of it has arrived. */
    DELIVERED,
    /** It will not be bought, or what has not arrived will not come. */
    CANCELLED
}
