package de.schulausstattung.inventory.device;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.inventory.DeviceState;
import de.schulausstattung.events.inventory.DeviceState.DeviceFact;
import de.schulausstattung.inventory.Texts;
import de.schulausstattung.inventory.device.DeviceIntakeService.Candidate;
import de.schulausstattung.platform.problem.Violation;

/**
 * What a description of a device comes to, and what must hold of that. The rules look at the resulting state, never at the
 * description alone: what was not said of a known device stays, and counts.
 */
final class DeviceRules {

    private DeviceRules() {
    }

    /** Without a model of the catalogue, maker, model and class must be named; only then is there a state to look at. */
    static List<Violation> described(DescribeDevice wanted, Texts problems) {
        var violations = new ArrayList<Violation>();
        if (wanted.modelId() == null) {
            required(violations, "/maker", wanted.maker(), problems);
            required(violations, "/model", wanted.model(), problems);
            required(violations, "/deviceClass", wanted.deviceClass(), problems);
        }
        return violations;
    }

    /** The whole state that a description comes to: the model's facts copied, status, period and planned end concluded. */
    static DeviceState resolve(UUID id, Candidate candidate, @Nullable DeviceModelView model, @Nullable DeviceState known,
            LocalDate today) {
        var wanted = candidate.description();
        var status = status(candidate, known);
        var period = period(candidate, known, status, today);
        return new DeviceState(id, wanted.schulnummer(),
                said(candidate, known, "/roomId", wanted.roomId(), DeviceState::roomId),
                wanted.inventoryNumber(),
                said(candidate, known, "/serialNumber", wanted.serialNumber(), DeviceState::serialNumber),
                modelId(candidate, known), model == null ? Objects.requireNonNull(wanted.maker()) : model.maker(),
                model == null ? Objects.requireNonNull(wanted.model()) : model.name(),
                (model == null ? Objects.requireNonNull(wanted.deviceClass()) : model.deviceClass()).name(),
                wanted.userGroup().name(), status.name(),
                said(candidate, known, "/purchasedOn", wanted.purchasedOn(), DeviceState::purchasedOn),
                said(candidate, known, "/priceCents", price(wanted, model), DeviceState::priceCents),
                period.from(), period.until(),
                said(candidate, known, "/plannedUntil", plannedUntil(wanted, model), DeviceState::plannedUntil),
                said(candidate, known, "/procurementItemId", wanted.procurementItemId(), DeviceState::procurementItemId));
    }

    /** What must hold of a state, whoever wants it. */
    static List<Violation> check(DeviceState state, LocalDate today, Texts problems) {
        var violations = new ArrayList<Violation>();
        if (state.purchasedOn() != null && state.purchasedOn().isAfter(today)) {
            violations.add(Violation.at("/purchasedOn", "in-future", problems.text("violation.in-future")));
        }
        notBefore(violations, "/inServiceFrom", state.inServiceFrom(), state.purchasedOn(), problems);
        notBefore(violations, "/plannedUntil", state.plannedUntil(), state.purchasedOn(), problems);
        notBefore(violations, "/inServiceUntil", state.inServiceUntil(), state.inServiceFrom(), problems);
        var isInService = state.status().equals(DeviceStatus.IN_SERVICE.name());
        if (isInService || state.inServiceUntil() != null) {
            required(violations, "/inServiceFrom", state.inServiceFrom(), problems);
        }
        if (isInService && state.inServiceUntil() != null) {
            violations.add(Violation.at("/inServiceUntil", "still-in-service", problems.text("violation.still-in-service")));
        }
        return violations;
    }

    /** Whether a step of a device's life leads to the wanted state; a step may need a reason. */
    static List<Violation> checkStep(DeviceState known, DeviceState state, @Nullable String reason, Texts problems) {
        if (known.status().equals(state.status())) {
            return List.of();
        }
        return DeviceTransition.between(DeviceStatus.valueOf(known.status()), DeviceStatus.valueOf(state.status()))
                .map(step -> step.reasonRequired() && (reason == null || reason.isBlank())
                        ? List.of(Violation.at("/reason", "reason-required", problems.text("reason-required.detail")))
                        : List.<Violation> of())
                .orElseGet(() -> List.of(Violation.at("/status", "transition-not-allowed",
                        problems.text("violation.no-step", known.status(), state.status()))));
    }

    /** The fact that a state establishes: the step that led to it, else that something changed. */
    static DeviceFact fact(@Nullable DeviceState known, DeviceState state) {
        if (known == null) {
            return DeviceFact.REGISTERED;
        }
        return DeviceTransition.between(DeviceStatus.valueOf(known.status()), DeviceStatus.valueOf(state.status()))
                .map(DeviceTransition::fact).orElse(DeviceFact.CHANGED);
    }

    private static DeviceStatus status(Candidate candidate, @Nullable DeviceState known) {
        if (candidate.status() != null) {
            return candidate.status();
        }
        if (known != null) {
            return DeviceStatus.valueOf(known.status());
        }
        return candidate.description().inServiceFrom() == null ? DeviceStatus.IN_STOCK : DeviceStatus.IN_SERVICE;
    }

    /**
     * An end that is said counts. Where none is said, the end that is known stays as long as the use is over; and what follows
     * from a change of status follows from it here, too.
     */
    private static ServicePeriod period(Candidate candidate, @Nullable DeviceState known, DeviceStatus status,
            LocalDate today) {
        var from = said(candidate, known, "/inServiceFrom", candidate.description().inServiceFrom(),
                DeviceState::inServiceFrom);
        if (candidate.inServiceUntil() != null) {
            return new ServicePeriod(from, candidate.inServiceUntil());
        }
        var stays = known != null && (status.endsUse() || candidate.unsaid().contains("/inServiceUntil"));
        var period = new ServicePeriod(from, stays ? known.inServiceUntil() : null);
        var moves = known != null && !known.status().equals(status.name());
        return moves || status.endsUse() ? period.after(status, today) : period;
    }

    /** What was said, or what is known already where nothing was. */
    private static <T> @Nullable T said(Candidate candidate, @Nullable DeviceState known, String pointer, @Nullable T wanted,
            Function<DeviceState, @Nullable T> before) {
        return known != null && candidate.unsaid().contains(pointer) ? before.apply(known) : wanted;
    }

    private static @Nullable UUID modelId(Candidate candidate, @Nullable DeviceState known) {
        var wanted = candidate.description();
        var same = known != null && known.maker().equals(wanted.maker()) && known.model().equals(wanted.model());
        return same ? said(candidate, known, "/modelId", wanted.modelId(), DeviceState::modelId) : wanted.modelId();
    }

    private static @Nullable Long price(DescribeDevice wanted, @Nullable DeviceModelView model) {
        return wanted.priceCents() != null || model == null ? wanted.priceCents() : model.priceCents();
    }

    private static @Nullable LocalDate plannedUntil(DescribeDevice wanted, @Nullable DeviceModelView model) {
        if (wanted.plannedUntil() != null || wanted.purchasedOn() == null || model == null || model.lifeYears() == null) {
            return wanted.plannedUntil();
        }
        return wanted.purchasedOn().plusYears(model.lifeYears());
    }

    private static void required(List<Violation> violations, String pointer, @Nullable Object value, Texts problems) {
        if (value == null) {
            violations.add(Violation.at(pointer, "required", problems.text("violation.required")));
        }
    }

    private static void notBefore(List<Violation> violations, String pointer, @Nullable LocalDate value,
            @Nullable LocalDate other, Texts problems) {
        if (value != null && other != null && value.isBefore(other)) {
            violations.add(Violation.at(pointer, "too-early", problems.text("violation.too-early", other)));
        }
    }
}
