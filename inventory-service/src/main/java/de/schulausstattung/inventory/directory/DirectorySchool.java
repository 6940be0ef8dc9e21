package de.schulausstattung.inventory.directory;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.web.Identified;

/**
 * A school of the public directory.
 *
 * @param schulform Kürzel of the SVWS catalogue: {@code G}, {@code BK}
 * @param shortName the official Kurzbezeichnung, unique
 * @param operating whether the Betriebsschlüssel says that lessons take place
 * @param closed whether it says that the school is no more; one that is about to open, or dormant, is neither
 * @param listed false where the source no longer lists the school
 * @param source the list this row is from
 */
public record DirectorySchool(String schulnummer, String schulform, String name, String shortName, String street,
        String postcode, String place, String email, String homepage, String traegernummer, String ags, boolean operating,
        boolean closed,
        @Nullable LocalDate operatingSince, boolean listed, DirectorySource source) implements Identified {

    @Override
    @com.fasterxml.jackson.annotation.JsonIgnore
    public String pathId() {
        return schulnummer;
    }
}
