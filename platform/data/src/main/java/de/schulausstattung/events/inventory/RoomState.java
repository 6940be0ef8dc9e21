package de.schulausstattung.events.inventory;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.AggregateState;
import de.schulausstattung.events.Fact;
import de.schulausstattung.events.Topic;

/**
 * A room of a school.
 *
 * @param name the room's short label, unique in its school
 * @param kind what the room is for
 * @param unterrichtsrelevant whether lessons take place in it: the denominator of display coverage (S0-10)
 * @param seats how many pupils it seats, if known
 */
public record RoomState(UUID id, String schulnummer, @Nullable UUID standortId, String name, String kind,
        boolean unterrichtsrelevant, @Nullable Integer seats, boolean deleted) implements AggregateState {

    /** What happens to a room. */
    public enum RoomFact implements Fact {
        ADDED,
        CHANGED,
        REMOVED,
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
        return Topic.INVENTORY_ROOM;
    }
}
