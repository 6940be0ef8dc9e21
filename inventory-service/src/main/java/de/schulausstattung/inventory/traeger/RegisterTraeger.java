package de.schulausstattung.inventory.traeger;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Registers a Schulträger and founds its tenant; sent again with another name, it renames. */
public record RegisterTraeger(
        @NotNull @Pattern(regexp = "\\d{5}") @Schema(examples = "10078") String traegernummer,
        @NotBlank @Size(max = 200) @Schema(examples = "Stadt Krefeld") String name,
        @NotNull @Pattern(regexp = "\\d{5}") @Schema(description = "AGS prefix of the Kreis or kreisfreie Stadt", examples = "05114") String kreis) {
}
