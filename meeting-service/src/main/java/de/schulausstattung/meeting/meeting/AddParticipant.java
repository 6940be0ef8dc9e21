package de.schulausstattung.meeting.meeting;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Enters somebody who takes part: the school its own people, the Träger everybody. */
public record AddParticipant(@NotNull Function function,
        @NotBlank @Size(max = 100) @Schema(description = "The subject of the person's token, as /me shows it", examples = "7b0f6f1e-5d0a-4f0e-9f2c-0b9d6f6f5b11") String person,
        @Nullable @Email @Size(max = 200) @Schema(description = "Where the invitation goes; without it to the official address of the school, or nowhere") String mail) {
}
