package de.schulausstattung.needs.round;

import java.util.List;
import java.util.UUID;

import de.schulausstattung.platform.problem.Conflict;

/**
 * A round as other features see it on a day.
 *
 * @param jahr the Haushaltsjahr its needs are wanted in
 * @param open the phases that are under way
 */
public record OpenRound(UUID id, int jahr, String name, List<Phase> open) {

    /** Whether somebody may write needs of the round now. */
    public boolean isOpenTo(Writer writer) {
        return open.stream().anyMatch(phase -> phase.writers().contains(writer));
    }

    /**
     * Refuses who may not write now.
     *
     * @throws Conflict {@code phase-closed} where no phase that is under way lets this writer write
     */
    public void requireOpenTo(Writer writer) {
        if (!isOpenTo(writer)) {
            throw new Conflict("phase-closed", name, writer, open.isEmpty() ? "-" : String.join(", ", codes()));
        }
    }

    List<String> codes() {
        return open.stream().map(Phase::code).toList();
    }
}
