package de.schulausstattung.events.needs;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import de.schulausstattung.events.AggregateState;
import de.schulausstattung.events.Fact;
import de.schulausstattung.events.Topic;

/**
 * A round in which a Träger collects and decides what its schools need.
 *
 * @param jahr the Haushaltsjahr its needs are wanted in
 * @param phases in the order in which they begin
 */
public record RoundState(UUID id, int jahr, String name, List<Phase> phases, boolean deleted) implements AggregateState {

    /**
     * A stage of the round.
     *
     * @param from its first day
     * @param until its last day
     * @param writers who may write needs meanwhile: {@code REQUESTER}, {@code ADVISER}, {@code INSPECTOR}, {@code DECIDER}
     */
    public record Phase(String code, String title, LocalDate from, LocalDate until, List<String> writers) {
    }

    /** What happens to a round. */
    public enum RoundFact implements Fact {
        OPENED,
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
        return EVERY_SCHOOL;
    }

    @Override
    public Topic topic() {
        return Topic.NEEDS_ROUND;
    }
}
