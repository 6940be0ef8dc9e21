package de.schulausstattung.meeting.protocol;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Begins the protocol of a talk, or a supplement to the final one. */
public record StartProtocol(
        @Nullable @Size(max = 500) @Schema(description = "Why there is a supplement; required where a version is final") String reason) {
}
