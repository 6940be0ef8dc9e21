package de.schulausstattung.inventory.school;

import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import de.schulausstattung.events.inventory.PupilCountState.JahrgangCount;

/**
 * Reports the pupils of a school per Jahrgang; replaces what was reported for the Schuljahr before.
 *
 * @param stichtag the day of the count, within the Schuljahr; officially 15 October
 */
public record ReportPupilCounts(@NotNull LocalDate stichtag, @NotNull CountSource source,
        @NotNull @Size(min = 1, max = 60) List<@Valid @NotNull Count> jahrgaenge) {

    /** The active pupils of one Jahrgang. */
    public record Count(
            @NotNull @Pattern(regexp = "[0-9A-Z]{2}") @Schema(description = "Kürzel of the SVWS catalogue", examples = {
                    "03",
                    "EF" }) String jahrgang,
            @NotNull @Min(0) @Max(10_000) Integer pupils){
    }

    List<JahrgangCount> counts() {
        return jahrgaenge.stream().map(count -> new JahrgangCount(count.jahrgang(), count.pupils())).toList();
    }
}
