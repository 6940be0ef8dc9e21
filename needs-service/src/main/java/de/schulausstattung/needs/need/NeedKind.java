package de.schulausstattung.needs.need;

/** What sort of wish it is (S4-10, S4-12). */
public enum NeedKind {
    /** Something that was not there before. */
    NEW,
    /** Takes the place of named devices (Reinvestition). */
    REPLACEMENT,
    /** People learn to use what is bought. */
    TRAINING
}
