package de.schulausstattung.local.demo;

/**
 * A room of a school.
 *
 * @param code what stands on the door, unique in the school
 * @param teaching whether lessons take place in it: the denominator of all figures about displays
 */
public record Room(String schulnummer, String code, String name, boolean teaching) {
}
