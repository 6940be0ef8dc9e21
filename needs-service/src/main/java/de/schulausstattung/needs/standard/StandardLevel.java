package de.schulausstattung.needs.standard;

/** Whose standard it is. */
public enum StandardLevel {
    /** Of a Kreis, for its Träger to adopt. */
    KREIS,
    /** Of a Träger: what figures of its schools are measured by. */
    TRAEGER,
    /** Published by somebody else, for everybody to begin with. */
    VORLAGE
}
