package de.schulausstattung.events.meetings;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.AggregateState;
import de.schulausstattung.events.Fact;
import de.schulausstattung.events.Topic;

/**
 * The protocol of a talk: that there is one and how far it is, never what it says.
 *
 * @param version counts the final ones of a talk: a supplement (Nachtrag) is a new version
 * @param status {@code DRAFT}, {@code IN_ABSTIMMUNG}, {@code FINAL}
 * @param finalAt since when it cannot be changed
 * @param hash SHA-256 of the final content, hexadecimal
 */
public record ProtocolState(UUID id, UUID meetingId, String schulnummer, int version, String status, @Nullable Instant finalAt,
        @Nullable String hash) implements AggregateState {

    /** What happens to a protocol. */
    public enum ProtocolFact implements Fact {
        DRAFTED,
        PUT_TO_APPROVAL,
        TAKEN_BACK,
        FINALISED,
        REPUBLISHED
    }

    @Override
    public String aggregateId() {
        return id.toString();
    }

    @Override
    public String visibleAt() {
        return schulnummer;
    }

    @Override
    public Topic topic() {
        return Topic.MEETINGS_PROTOCOL;
    }
}
