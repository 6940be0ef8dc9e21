package de.schulausstattung.inventory.directory;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** A school as one row of an official list gives it, after translation of its keys. */
record DirectoryRow(String schulnummer, String schulform, String name, String shortName, String sortKey, String street,
        String postcode, String place, String email, String homepage, String rechtsstatus, String traegernummer, String ags,
        String betriebsschluessel, boolean operating, boolean closed, @Nullable LocalDate operatingSince) {
}
