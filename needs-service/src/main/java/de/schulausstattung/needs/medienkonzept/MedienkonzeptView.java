package de.schulausstattung.needs.medienkonzept;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnore;

import de.schulausstattung.platform.web.Identified;
import de.schulausstattung.platform.web.Versioned;

/**
 * A version of the Medienkonzept of a school.
 *
 * @param label how the school names this version
 */
public record MedienkonzeptView(UUID id, String schulnummer, String label, LocalDate adoptedOn, List<String> competences,
        @Nullable String url, int epoch, long version) implements Identified, Versioned {

    static MedienkonzeptView of(Medienkonzept concept) {
        var state = concept.state();
        return new MedienkonzeptView(state.id(), state.schulnummer(), state.version(), state.adoptedOn(), state.competences(),
                state.url(), concept.epoch(), concept.version());
    }

    @Override
    @JsonIgnore
    public String pathId() {
        return id.toString();
    }
}
