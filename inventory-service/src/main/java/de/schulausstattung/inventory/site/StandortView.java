package de.schulausstattung.inventory.site;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnore;

import de.schulausstattung.platform.web.Identified;
import de.schulausstattung.platform.web.Versioned;

/** A Standort of a school. */
public record StandortView(UUID id, String schulnummer, String name, @Nullable String street, @Nullable String postcode,
        @Nullable String place, boolean main, int epoch, long version) implements Identified, Versioned {

    @Override
    @JsonIgnore
    public String pathId() {
        return id.toString();
    }
}
