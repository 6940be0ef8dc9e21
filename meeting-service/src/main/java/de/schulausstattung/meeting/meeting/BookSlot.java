package de.schulausstattung.meeting.meeting;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Books a slot, or moves the talk to it. */
public record BookSlot(@NotNull UUID slotId,
        @Nullable @Schema(description = "In which function whoever books takes part himself; he is then entered as a participant who accepts") Function function) {
}
