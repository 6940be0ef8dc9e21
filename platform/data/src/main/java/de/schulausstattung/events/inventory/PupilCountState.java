package de.schulausstattung.events.inventory;

import java.time.LocalDate;
import java.util.List;

import de.schulausstattung.events.AggregateState;
import de.schulausstattung.events.Fact;
import de.schulausstattung.events.Topic;

/**
 * How many active pupils a school has per Jahrgang at a Stichtag; one aggregate per school and Schuljahr. Counts only, never a
 * name.
 *
 * @param schuljahr written {@code 2026/27}
 * @param stichtag the day of the count, officially 15 October
 * @param source where the count comes from: {@code ASD}, {@code SVWS}, {@code IT_NRW}, {@code SCHULE}
 */
public record PupilCountState(String schulnummer, String schuljahr, LocalDate stichtag, String source,
        List<JahrgangCount> counts) implements AggregateState {

    /** What happens to a count. */
    public enum PupilCountFact implements Fact {
        REPORTED,
        CORRECTED,
        REPUBLISHED
    }

    /** The pupils of one Jahrgang of the SVWS catalogue: {@code 01}, {@code EF}, {@code Q1}. */
    public record JahrgangCount(String jahrgang, int pupils) {
    }

    @Override
    public String aggregateId() {
        return schulnummer + "-" + schuljahr.substring(0, 4);
    }

    @Override
    public String visibleAt() {
        return schulnummer;
    }

    @Override
    public Topic topic() {
        return Topic.INVENTORY_PUPIL_COUNT;
    }
}
