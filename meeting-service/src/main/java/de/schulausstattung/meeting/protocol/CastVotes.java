package de.schulausstattung.meeting.protocol;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a party says to a protocol: entry by entry, and to the rest of them. */
public record CastVotes(@NotNull @Size(max = 300) List<@Valid @NotNull EntryVote> votes,
        @Nullable @Schema(description = "What it says to all entries that are not named") Vote rest) {

    /** What it says to one entry: an item, a line, or what becomes of a line of last year. */
    public record EntryVote(@NotNull UUID entryId, @NotNull Vote vote,
            @Nullable @Size(max = 2_000) @Schema(description = "Why; required for an objection") String text) {
    }
}
