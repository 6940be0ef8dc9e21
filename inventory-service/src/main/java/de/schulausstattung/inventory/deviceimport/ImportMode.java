package de.schulausstattung.inventory.deviceimport;

/** What to do where some rows are wrong. */
public enum ImportMode {
    /** Store nothing. */
    ALL_OR_NOTHING,
    /** Store the rows that are in order, report the others. */
    GOOD_ROWS
}
