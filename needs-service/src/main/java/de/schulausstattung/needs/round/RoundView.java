package de.schulausstattung.needs.round;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnore;

import de.schulausstattung.platform.web.Identified;
import de.schulausstattung.platform.web.Versioned;

/**
 * A round with its phases.
 *
 * @param openPhases the codes of those that are under way today
 */
public record RoundView(UUID id, int jahr, String name, List<Phase> phases, List<String> openPhases, int epoch, long version)
        implements
            Identified,
            Versioned {

    @Override
    @JsonIgnore
    public String pathId() {
        return id.toString();
    }

    /** Phases open and close with the days, and the version does not. */
    @Override
    public boolean versionTellsAll() {
        return false;
    }
}
