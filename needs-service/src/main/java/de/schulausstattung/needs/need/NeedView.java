package de.schulausstattung.needs.need;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnore;

import de.schulausstattung.needs.round.OpenRound;
import de.schulausstattung.platform.web.Identified;
import de.schulausstattung.platform.web.Versioned;

/**
 * A need with what was decided and what came of it.
 *
 * @param urgency computed; absent where it names no known devices
 * @param submittedOn since when the wish is before the Träger, in whichever round
 * @param ageYears how many years it has been carried on
 */
public record NeedView(UUID id, String schulnummer, UUID roundId, int jahr, NeedKind kind, @Nullable String deviceClass,
        @Nullable String trainingTopic, NeedStatus status, int requested,
        @Schema(description = "Granted; absent until that is decided") @Nullable Integer approved,
        @Schema(description = "Ordered for it") int ordered,
        @Schema(description = "Arrived of what was ordered: devices that the inventory counts") int delivered,
        @Schema(description = "Of these, in service now") int inService, String reason, List<String> competences,
        @Nullable UUID medienkonzeptId, @Nullable Integer medienkonzeptPage, List<UUID> roomIds, @Nullable String jahrgang,
        List<UUID> replacedDeviceIds, @Nullable Integer schoolPriority, @Nullable Integer traegerPriority,
        @Nullable Urgency urgency, @Nullable UUID causedBy, @Nullable Long unitPriceCents, @Nullable Advice advice,
        @Nullable String adviceText, @Nullable String decisionReason, @Nullable LocalDate submittedOn,
        @Nullable UUID predecessorId, int ageYears,
        @Schema(description = "What its status and the phase of its round allow now, whoever may do it") List<NeedAct> actions,
        int epoch, long version) implements Identified, Versioned {

    static NeedView of(Need need, OpenRound round, Progress progress, @Nullable Urgency urgency) {
        var state = need.state();
        return new NeedView(state.id(), state.schulnummer(), state.roundId(), state.jahr(), NeedKind.valueOf(state.kind()),
                state.deviceClass(), state.trainingTopic(), need.status(), state.requested(), state.approved(),
                progress.ordered(), progress.delivered(), progress.inService(), state.reason(), state.competences(),
                state.medienkonzeptId(), state.medienkonzeptPage(), state.roomIds(), state.jahrgang(),
                state.replacedDeviceIds(), state.schoolPriority(), state.traegerPriority(), urgency, state.causedBy(),
                state.unitPriceCents(), state.advice() == null ? null : Advice.valueOf(state.advice()), state.adviceText(),
                state.decisionReason(), state.submittedOn(), state.predecessorId(), need.ageYears(),
                Arrays.stream(NeedAct.values()).filter(act -> need.allows(act, round)).toList(), need.epoch(), need.version());
    }

    @Override
    @JsonIgnore
    public String pathId() {
        return id.toString();
    }

    /** Deliveries, urgency and phases change, and the version does not. */
    @Override
    public boolean versionTellsAll() {
        return false;
    }
}
