package de.schulausstattung.needs.projection;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** A school of the Träger, as inventory last told. */
public record KnownSchool(String schulnummer, String schulform, String name, boolean operating, @Nullable LocalDate closedOn) {

    /** Whether the school was in operation on the day. A closed one was until then, whatever its present state. */
    public boolean isOpenOn(LocalDate day) {
        return closedOn == null ? operating : closedOn.isAfter(day);
    }
}
