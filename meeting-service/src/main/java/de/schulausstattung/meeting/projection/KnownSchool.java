package de.schulausstattung.meeting.projection;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** A school of the Träger, as inventory last told. */
public record KnownSchool(String schulnummer, String schulform, String name, boolean operating, @Nullable LocalDate closedOn) {

    /** Whether the school has talks: it is in operation. */
    public boolean hasTalks() {
        return operating && closedOn == null;
    }
}
