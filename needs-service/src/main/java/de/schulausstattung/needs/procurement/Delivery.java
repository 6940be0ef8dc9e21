package de.schulausstattung.needs.procurement;

/**
 * How many devices name a procurement item.
 *
 * @param delivered whatever became of them since
 * @param inService those that are in service now
 */
record Delivery(int delivered, int inService) {

    static final Delivery NONE = new Delivery(0, 0);
}
