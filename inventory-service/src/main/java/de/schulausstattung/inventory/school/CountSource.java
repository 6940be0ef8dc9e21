package de.schulausstattung.inventory.school;

/** Where a count of pupils comes from. */
public enum CountSource {
    /** Amtliche Schuldaten, Stichtag 15 October. */
    ASD,
    /** The school's SVWS server. */
    SVWS,
    /** The published school directory of IT.NRW, rounded to five. */
    IT_NRW,
    /** The school itself. */
    SCHULE
}
