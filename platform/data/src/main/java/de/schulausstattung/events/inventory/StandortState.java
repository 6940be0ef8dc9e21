package de.schulausstattung.events.inventory;

import java.util.UUID;

import de.schulausstattung.events.AggregateState;
import de.schulausstattung.events.Fact;
import de.schulausstattung.events.Topic;

/** A place where a school teaches: its seat or a Teilstandort. */
public record StandortState(UUID id, String schulnummer, String name, boolean main, boolean deleted) implements AggregateState {

    /** What happens to a Standort. */
    public enum StandortFact implements Fact {
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
        return Topic.INVENTORY_STANDORT;
    }
}
