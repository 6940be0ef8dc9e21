package de.schulausstattung.meeting.agenda;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An item that every agenda has. */
public record TemplateItem(@NotNull Topic topic,
        @NotBlank @Size(max = 200) @Schema(examples = "Welche IT-Ausstattung muss dringend ausgetauscht werden?") String title) {
}
