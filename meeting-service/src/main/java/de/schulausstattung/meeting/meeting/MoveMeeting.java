package de.schulausstattung.meeting.meeting;

import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.history.Step;

/** A step of a talk's life. */
public record MoveMeeting(@NotNull MeetingTransition transition, @Nullable @Size(max = 500) String reason,
        @Nullable @Size(max = 50) @Schema(description = "For HOLD: the ids of the participants who were there") List<@NotNull UUID> attended)
        implements
            Step {

    List<UUID> present() {
        return attended == null ? List.of() : attended;
    }
}
