package de.schulausstattung.needs.standard;

import java.util.List;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import de.schulausstattung.events.needs.EquipmentStandardState;

/**
 * Which devices count for the rules of a standard.
 *
 * @param pupilClasses what pupils work with
 * @param pupilUserGroups for whom those devices are
 * @param displayClasses what a class looks at
 */
public record CountedDevices(
        @NotEmpty @Size(max = 20) @Schema(examples = "[\"TABLET\", \"NOTEBOOK\"]") List<@NotNull @Pattern(regexp = "[A-Z0-9_]{1,40}") String> pupilClasses,
        @NotEmpty @Size(max = 10) @Schema(examples = "[\"SUS\", \"POOL\"]") List<@NotNull @Pattern(regexp = "[A-Z0-9_]{1,40}") String> pupilUserGroups,
        @NotEmpty @Size(max = 20) @Schema(examples = "[\"DISPLAY\"]") List<@NotNull @Pattern(regexp = "[A-Z0-9_]{1,40}") String> displayClasses) {

    EquipmentStandardState.CountedDevices state() {
        return new EquipmentStandardState.CountedDevices(pupilClasses, pupilUserGroups, displayClasses);
    }
}
