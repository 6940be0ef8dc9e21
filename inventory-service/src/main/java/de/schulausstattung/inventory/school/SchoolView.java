package de.schulausstattung.inventory.school;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnore;

import de.schulausstattung.platform.web.Identified;
import de.schulausstattung.platform.web.Versioned;

/**
 * A school in the care of its Träger.
 *
 * @param schulform Kürzel of the SVWS catalogue
 * @param name the official Kurzbezeichnung
 * @param ags the Gemeinde it lies in
 */
public record SchoolView(String schulnummer, String schulform, String name, String ags, boolean operating, LocalDate adoptedOn,
        @Nullable LocalDate closedOn, @Nullable String successor, int epoch, long version) implements Identified, Versioned {

    static SchoolView of(School school) {
        var state = school.state();
        return new SchoolView(state.schulnummer(), state.schulform(), state.name(), state.ags(), state.operating(),
                state.adoptedOn(), state.closedOn(), state.successor(), school.epoch(), school.version());
    }

    @Override
    @JsonIgnore
    public String pathId() {
        return schulnummer;
    }
}
