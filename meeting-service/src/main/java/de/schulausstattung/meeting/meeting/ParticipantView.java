package de.schulausstattung.meeting.meeting;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnore;

import de.schulausstattung.platform.web.Identified;
import de.schulausstattung.platform.web.Versioned;

/** Somebody who takes part in a talk. */
public record ParticipantView(UUID id, UUID meetingId, Party party, Function function,
        @Schema(description = "The subject of the person's token; no name is kept") String subject, @Nullable String mail,
        Answer answer, @Schema(description = "Whether he was there, once the talk was held") @Nullable Boolean attended,
        int epoch, long version) implements Identified, Versioned {

    @Override
    @JsonIgnore
    public String pathId() {
        return id.toString();
    }
}
