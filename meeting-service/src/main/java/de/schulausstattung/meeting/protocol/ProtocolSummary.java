package de.schulausstattung.meeting.protocol;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnore;

import de.schulausstattung.platform.web.Identified;
import de.schulausstattung.platform.web.Versioned;

/**
 * That there is a protocol and how far it is; never what it says.
 *
 * @param number counts the versions of a talk's protocol
 */
public record ProtocolSummary(UUID id, UUID meetingId, String schulnummer, int number,
        @Schema(description = "Why there is a supplement") @Nullable String reason, ProtocolStatus status,
        @Nullable LocalDate objectionFrom,
        @Schema(description = "The last day on which a party may object; silence is consent") @Nullable LocalDate objectionUntil,
        @Nullable Instant finalAt, @Schema(description = "SHA-256 of the final document") @Nullable String hash, int epoch,
        long version) implements Identified, Versioned {

    @Override
    @JsonIgnore
    public String pathId() {
        return id.toString();
    }
}
