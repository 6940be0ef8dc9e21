package de.schulausstattung.report.annualreport;

/** Devices of a class at a school: at the Stichtag, and what happened in the year. */
record Movement(String schulnummer, String deviceClass, long inService, long putIntoService, long takenOut, long purchased,
        long spentCents, long withoutPrice) {
}
