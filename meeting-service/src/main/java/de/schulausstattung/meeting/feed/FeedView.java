package de.schulausstattung.meeting.feed;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnore;

import de.schulausstattung.platform.web.Identified;
import de.schulausstattung.platform.web.Versioned;

/** A link that somebody made; its secret was shown once. */
public record FeedView(UUID id, Instant createdAt, Instant expiresAt, @Nullable Instant revokedAt,
        @Nullable LocalDate lastUsedOn, int epoch, long version) implements Identified, Versioned {

    @Override
    @JsonIgnore
    public String pathId() {
        return id.toString();
    }
}
