package de.schulausstattung.events.inventory;

import de.schulausstattung.events.AggregateState;
import de.schulausstattung.events.Fact;
import de.schulausstattung.events.Topic;

/**
 * A Schulträger that works with this installation; its tenant.
 *
 * @param traegernummer five digits, text
 * @param kreis AGS prefix of the Kreis or kreisfreie Stadt it lies in, five digits
 */
public record TraegerState(String traegernummer, String name, String kreis) implements AggregateState {

    /** What happens to a Träger. */
    public enum TraegerFact implements Fact {
        REGISTERED,
        CHANGED,
        REPUBLISHED
    }

    @Override
    public String aggregateId() {
        return traegernummer;
    }

    @Override
    public String visibleAt() {
        return EVERY_SCHOOL;
    }

    @Override
    public Topic topic() {
        return Topic.INVENTORY_TRAEGER;
    }
}
