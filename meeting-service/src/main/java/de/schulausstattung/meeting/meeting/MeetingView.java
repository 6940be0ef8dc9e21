package de.schulausstattung.meeting.meeting;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnore;

import de.schulausstattung.platform.web.Identified;
import de.schulausstattung.platform.web.Versioned;

/** A talk of a school and its Träger. */
public record MeetingView(UUID id, String schulnummer, @Schema(description = "The year it is held in") int jahr,
        @Schema(description = "The Haushaltsjahr it plans") int zieljahr, MeetingKind kind, MeetingStatus status,
        @Schema(description = "Why there is a talk beside the regular one") @Nullable String reason, @Nullable Instant startsAt,
        @Nullable Instant endsAt, @Nullable String team, @Nullable String place,
        @Schema(description = "The talk of the year before") @Nullable UUID predecessorId,
        @Schema(description = "The Medienkonzept it is based on") @Nullable UUID medienkonzeptId,
        @Schema(description = "Whether it was said that there is no Medienkonzept") boolean medienkonzeptMissing,
        @Schema(description = "The version of the Medienentwicklungsplan it is based on") @Nullable String mepVersion,
        @Schema(description = "Whether all three parties take part") boolean complete,
        @Schema(description = "Counts the changes of the appointment, from 0; -1 before the first") int sequence,
        @Schema(description = "The sequence of the appointment last invited to") @Nullable Integer invitedSequence, int epoch,
        long version) implements Identified, Versioned {

    @Override
    @JsonIgnore
    public String pathId() {
        return id.toString();
    }
}
