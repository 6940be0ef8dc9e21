package de.schulausstattung.local.demo;

/** How many pupils a school had in a grade at the Stichtag; never who. */
public record PupilCount(String schulnummer, String jahrgang, int count) {
}
