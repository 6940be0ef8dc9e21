package de.schulausstattung.events.inventory;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.AggregateState;
import de.schulausstattung.events.Fact;
import de.schulausstattung.events.Topic;

/**
 * A model in the catalogue of a Träger.
 *
 * @param deviceClass what kind of device it is
 * @param lifeYears planned years of use (Nutzungsdauer for planning), if the Träger set them
 * @param priceCents the usual gross price in cents, EUR, if the Träger set it
 */
public record DeviceModelState(UUID id, String maker, String name, String deviceClass, @Nullable Integer lifeYears,
        @Nullable Long priceCents) implements AggregateState {

    /** What happens to a model. */
    public enum DeviceModelFact implements Fact {
        ADDED,
        CHANGED,
        REPUBLISHED
    }

    @Override
    public String aggregateId() {
        return id.toString();
    }

    @Override
    public String visibleAt() {
        return EVERY_SCHOOL;
    }

    @Override
    public Topic topic() {
        return Topic.INVENTORY_DEVICE_MODEL;
    }
}
