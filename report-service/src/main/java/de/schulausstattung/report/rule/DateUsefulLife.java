package de.schulausstattung.report.rule;

import java.time.LocalDate;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Sets the useful life of a device class from a day on. */
public record DateUsefulLife(
        @NotNull @Pattern(regexp = "[A-Z0-9_]{1,40}") @Schema(description = "A device class of inventory", examples = "TABLET") String deviceClass,
        @NotNull @Schema(description = "The first day; must lie after the Stichtag of every frozen report") LocalDate validFrom,
        @NotNull @Min(1) @Max(50) @Schema(examples = "5") Integer years,
        @NotBlank @Size(max = 500) @Schema(description = "Who decided that, where", examples = "Medienentwicklungsplan 2027") String source) {

    UsefulLives.Life life() {
        return new UsefulLives.Life(deviceClass, validFrom, years, source);
    }
}
