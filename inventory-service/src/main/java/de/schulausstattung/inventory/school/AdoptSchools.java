package de.schulausstattung.inventory.school;

import java.util.List;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Takes schools of the directory into the care of the Träger.
 *
 * @param all every school that the directory gives to the Träger
 * @param schulnummern or just these
 */
public record AdoptSchools(
        @Schema(description = "Adopt every school that the directory gives to this Träger") @Nullable Boolean all,
        @Nullable @Size(max = 500) List<@NotNull String> schulnummern) {

    boolean everySchool() {
        return Boolean.TRUE.equals(all);
    }

    List<String> named() {
        return schulnummern == null ? List.of() : schulnummern;
    }
}
