package de.schulausstattung.events.inventory;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.AggregateState;
import de.schulausstattung.events.Fact;
import de.schulausstattung.events.Topic;

/**
 * A school that a Träger adopted from the official directory.
 *
 * @param schulnummer six digits, text
 * @param schulform Kürzel of the SVWS catalogue: {@code G}, {@code BK}
 * @param name the official short label
 * @param ags the Gemeinde it lies in, eight digits
 * @param operating whether the school is in operation (Betriebsschlüssel)
 * @param adoptedOn since when the Träger's data speak of it
 * @param closedOn when it was closed, if it was
 * @param successor the Schulnummer that follows a closed school, if named
 */
public record SchoolState(String schulnummer, String schulform, String name, String ags, boolean operating,
        LocalDate adoptedOn, @Nullable LocalDate closedOn, @Nullable String successor) implements AggregateState {

    /** What happens to a school. */
    public enum SchoolFact implements Fact {
        ADOPTED,
        CHANGED,
        CLOSED,
        REPUBLISHED
    }

    @Override
    public String aggregateId() {
        return schulnummer;
    }

    @Override
    public String visibleAt() {
        return schulnummer;
    }

    @Override
    public Topic topic() {
        return Topic.INVENTORY_SCHOOL;
    }
}
