package de.schulausstattung.meeting.protocol;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Says what becomes of a line of last year. */
public record SettleEntry(@NotNull Settlement settlement,
        @Nullable @Size(max = 500) @Schema(description = "Required where it is dropped") String reason) {
}
