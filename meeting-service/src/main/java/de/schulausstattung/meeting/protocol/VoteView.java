package de.schulausstattung.meeting.protocol;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.meeting.meeting.Party;

/**
 * What a party said to an entry.
 *
 * @param subject who said it for the party
 */
public record VoteView(UUID entryId, Party party, Vote vote, @Nullable String text, String subject, Instant recordedAt) {
}
