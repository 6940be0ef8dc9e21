package de.schulausstattung.report.rule;

import java.time.LocalDate;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Sets a quota from a day on. */
public record DateDeviceQuota(
        @NotNull @Pattern(regexp = "[A-Z]{1,2}|\\*") @Schema(description = "Code of the Schulform; * for every other", examples = "G") String schulform,
        @NotNull @Pattern(regexp = "[0-9A-Z]{2}|\\*") @Schema(description = "Code of the Jahrgang; * for every other", examples = "02") String jahrgang,
        @NotNull @Schema(description = "The first day; must lie after the Stichtag of every frozen report") LocalDate validFrom,
        @NotNull @Min(0) @Max(10) @Schema(description = "0 where the Jahrgang does not count", examples = "1") Integer devices,
        @NotNull @Min(1) @Max(100) @Schema(description = "For so many pupils", examples = "2") Integer perPupils,
        @NotBlank @Size(max = 500) @Schema(description = "Who decided that, where", examples = "Ratsbeschluss vom 12.11.2026") String source) {

    DeviceQuotas.Rule rule() {
        return new DeviceQuotas.Rule(schulform, jahrgang, validFrom, devices, perPupils, source);
    }
}
