package de.schulausstattung.events.meetings;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.AggregateState;
import de.schulausstattung.events.Fact;
import de.schulausstattung.events.Topic;

/**
 * One line of what school and Träger agreed on in a talk.
 *
 * @param jahr the year of the talk
 * @param zieljahr the Haushaltsjahr it is meant for
 * @param number its place in the protocol
 * @param kind {@code PURCHASE}, {@code TRAINING}, {@code OTHER}
 * @param needId the need it answers
 * @param budgetCents what it may cost, gross, EUR
 * @param owner the role that has to carry it out
 * @param decision {@code ACCEPTED}, {@code REJECTED}, {@code DEFERRED}
 * @param binding true: what is not final yet, its participants alone read
 * @param carriedOverFrom the line of the year before that it carries on
 * @param ageYears how many years the wish has been carried on
 * @param outcome {@code OPEN}, {@code ORDERED}, {@code DELIVERED}, {@code DROPPED}, {@code CARRIED_OVER}, {@code DONE}
 * @param trainingTopic what a training is about
 */
public record AgreementState(UUID id, UUID meetingId, String schulnummer, int jahr, int zieljahr, int number, String kind,
        @Nullable String deviceClass, int quantity, List<UUID> roomIds, @Nullable String jahrgang, @Nullable UUID needId,
        @Nullable Long budgetCents, @Nullable String budgetLine, @Nullable LocalDate dueOn, String owner, String decision,
        @Nullable String decisionReason, boolean binding, @Nullable UUID carriedOverFrom, int ageYears, String outcome,
        @Nullable String trainingTopic) implements AggregateState {

    /** What happens to an agreement. */
    public enum AgreementFact implements Fact {
        CHANGED,
        BECAME_BINDING,
        OUTCOME_CHANGED,
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
        return Topic.MEETINGS_AGREEMENT;
    }
}
