package de.schulausstattung.events.needs;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.AggregateState;
import de.schulausstattung.events.Fact;
import de.schulausstattung.events.Topic;

/**
 * A version of the Medienkonzept of a school: the ground on which needs and the yearly talk stand.
 *
 * @param version how the school names it: {@code 2026}, {@code 3.1}
 * @param adoptedOn when the school decided on it; its age counts from here
 * @param competences the Teilkompetenzen of the Medienkompetenzrahmen it covers, {@code 1.1} to {@code 6.4}
 * @param url where it can be read, if it can
 */
public record MedienkonzeptState(UUID id, String schulnummer, String version, LocalDate adoptedOn, List<String> competences,
        @Nullable String url, boolean deleted) implements AggregateState {

    /** What happens to a Medienkonzept. */
    public enum MedienkonzeptFact implements Fact {
        RECORDED,
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
        return Topic.NEEDS_MEDIENKONZEPT;
    }
}
