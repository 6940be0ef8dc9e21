package de.schulausstattung.needs.standard;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.needs.EquipmentRule;

/**
 * Sets a standard from a day on: either all of its rules, or what it adopts and how it deviates.
 *
 * @param adopts a standard of the Kreis, a template, or an earlier version of one's own
 * @param counts which devices count; where something is adopted its own, if left out
 * @param rules all rules; where something is adopted the deviations, each with its reason
 */
public record SetStandard(@NotBlank @Size(max = 50) @Schema(examples = "2026") String label, @NotNull LocalDate validFrom,
        @NotBlank @Size(max = 500) @Schema(description = "Who decided that, where", examples = "Schulausschuss vom 12.11.2026") String source,
        @Nullable UUID adopts, @Nullable @Valid CountedDevices counts,
        @NotNull @Size(max = 1000) List<@NotNull @Valid Rule> rules) {

    /** Blanks around a name are nobody's intention. */
    public SetStandard {
        label = label == null ? null : label.strip();
    }

    /** One rule, or one deviation. */
    public record Rule(@NotNull RuleKind kind,
            @NotNull @Pattern(regexp = "[A-Z]{1,2}|\\*") @Schema(description = "Code of the Schulform; * for every other", examples = "G") String schulform,
            @Nullable @Pattern(regexp = "[0-9A-Z]{2}|\\*") @Schema(description = "Of DEVICES_PER_PUPIL: code of the Jahrgang; every other where it is left out", examples = "05") String jahrgang,
            @Nullable @Pattern(regexp = "[A-Z_]{1,40}|\\*") @Schema(description = "Of DISPLAYS_PER_ROOM: kind of room; every other where it is left out", examples = "FACHRAUM_NW") String roomKind,
            @NotNull @Min(0) @Max(100) @Schema(description = "0 where nothing is asked for", examples = "1") Integer devices,
            @NotNull @Min(1) @Max(1000) @Schema(description = "For so many pupils or rooms", examples = "1") Integer per,
            @Nullable @Size(max = 500) @Schema(description = "Why it deviates from what is adopted") String reason) {

        StandardRule rule() {
            return new StandardRule(kind, schulform, jahrgang == null ? EquipmentRule.EVERY_OTHER : jahrgang,
                    roomKind == null ? EquipmentRule.EVERY_OTHER : roomKind, devices, per, null);
        }
    }
}
