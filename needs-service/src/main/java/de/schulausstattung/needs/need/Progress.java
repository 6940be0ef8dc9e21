package de.schulausstattung.needs.need;

/**
 * What came of a need so far: counted from its procurement items; of one that was cancelled only what had arrived.
 *
 * @param items how many items there are for it
 */
record Progress(int items, int ordered, int delivered, int inService) {

    static final Progress NONE = new Progress(0, 0, 0, 0);
}
