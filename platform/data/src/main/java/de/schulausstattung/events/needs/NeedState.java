package de.schulausstattung.events.needs;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.AggregateState;
import de.schulausstattung.events.Fact;
import de.schulausstattung.events.Topic;

/**
 * What a school needs, from the wish to the decision.
 *
 * @param roundId the round it was collected in
 * @param jahr the Haushaltsjahr it is wanted in
 * @param kind {@code NEW}, {@code REPLACEMENT}, {@code TRAINING}
 * @param deviceClass what kind of device; empty for a training
 * @param trainingTopic what a training is about
 * @param status {@code DRAFT}, {@code SUBMITTED}, {@code APPROVED}, {@code REJECTED}, {@code CARRIED_OVER}, {@code WITHDRAWN}
 * @param requested how many devices, or people to train, the school asks for
 * @param approved how many were granted, once it is decided
 * @param reason why, in the school's words
 * @param competences the Teilkompetenzen it serves
 * @param medienkonzeptId the Medienkonzept that justifies it
 * @param medienkonzeptPage where in it
 * @param roomIds for which rooms
 * @param jahrgang for which Jahrgang
 * @param replacedDeviceIds the devices that a replacement names
 * @param schoolPriority the school's order of its wishes, 1 first
 * @param traegerPriority the Träger's, beside it
 * @param causedBy for a training: the need whose purchase causes it
 * @param submittedOn since when the Träger knows of it; lead time counts from here
 * @param predecessorId the need of an earlier round that it carries on
 * @param unitPriceCents what one may cost, gross, EUR
 * @param advice what the pedagogical adviser says: {@code SUPPORTED}, {@code QUESTIONED}, {@code NOT_SUPPORTED}
 * @param adviceText why
 * @param decisionReason why it was granted in part, or refused
 */
public record NeedState(UUID id, String schulnummer, UUID roundId, int jahr, String kind, @Nullable String deviceClass,
        @Nullable String trainingTopic, String status, int requested, @Nullable Integer approved, String reason,
        List<String> competences, @Nullable UUID medienkonzeptId, @Nullable Integer medienkonzeptPage, List<UUID> roomIds,
        @Nullable String jahrgang, List<UUID> replacedDeviceIds, @Nullable Integer schoolPriority,
        @Nullable Integer traegerPriority, @Nullable UUID causedBy, @Nullable LocalDate submittedOn,
        @Nullable UUID predecessorId, @Nullable Long unitPriceCents, @Nullable String advice, @Nullable String adviceText,
        @Nullable String decisionReason) implements AggregateState {

    /** What happens to a need. */
    public enum NeedFact implements Fact {
        DRAFTED,
        CHANGED,
        SUBMITTED,
        ADVISED,
        RANKED,
        APPROVED,
        REJECTED,
        CARRIED_OVER,
        WITHDRAWN,
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
        return Topic.NEEDS_NEED;
    }
}
