package de.schulausstattung.meeting.calendar;

import java.time.LocalDate;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Says when Ferien are. */
public record DateFerien(@NotBlank @Size(max = 60) @Schema(examples = "Herbstferien") String name,
        @NotNull @Schema(examples = "2026-10-17") LocalDate firstDay,
        @NotNull @Schema(description = "The last day without school", examples = "2026-10-31") LocalDate lastDay,
        @NotBlank @Size(max = 500) @Schema(description = "Who decided that, where", examples = "Ferienordnung NRW, Runderlass des MSB") String source) {

    /** Blanks around a name are nobody's intention. */
    public DateFerien {
        name = name == null ? null : name.strip();
    }
}
