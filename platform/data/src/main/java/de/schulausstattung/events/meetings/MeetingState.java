package de.schulausstattung.events.meetings;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.AggregateState;
import de.schulausstattung.events.Fact;
import de.schulausstattung.events.Topic;

/**
 * The yearly talk of a school and its Träger (Jahresbilanzgespräch), or one in addition to it.
 *
 * @param jahr the year it is held in
 * @param zieljahr the Haushaltsjahr it plans, the year after
 * @param kind {@code REGULAR}, exactly one per school and year, or {@code ADDITIONAL}
 * @param status {@code PLANNED}, {@code BOOKED}, {@code INVITED}, {@code HELD}, {@code CANCELLED}
 * @param predecessorId the talk of the year before
 * @param medienkonzeptId the Medienkonzept it is based on
 * @param complete whether all three parties take part: school, Träger and pedagogical advice (S4-06)
 */
public record MeetingState(UUID id, String schulnummer, int jahr, int zieljahr, String kind, String status,
        @Nullable Instant startsAt, @Nullable Instant endsAt, @Nullable UUID predecessorId, @Nullable UUID medienkonzeptId,
        boolean complete) implements AggregateState {

    /** What happens to a talk. */
    public enum MeetingFact implements Fact {
        PLANNED,
        BOOKED,
        INVITED,
        MOVED,
        CHANGED,
        HELD,
        CANCELLED,
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
        return Topic.MEETINGS_MEETING;
    }
}
