package de.schulausstattung.inventory.device;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.inventory.DeviceState;
import de.schulausstattung.inventory.device.DeviceIntakeService.Candidate;
import de.schulausstattung.platform.problem.Problems;
import de.schulausstattung.platform.problem.Violation;

/** What must hold between the fields of a device, and what follows from them. */
final class DeviceRules {

    private DeviceRules() {
    }

    static List<Violation> check(DescribeDevice wanted, Candidate candidate, LocalDate today, Problems texts) {
        var violations = new ArrayList<Violation>();
        if (wanted.modelId() == null) {
            required(violations, "/maker", wanted.maker(), texts);
            required(violations, "/model", wanted.model(), texts);
            required(violations, "/deviceClass", wanted.deviceClass(), texts);
        }
        if (wanted.purchasedOn() != null && wanted.purchasedOn().isAfter(today)) {
            violations.add(Violation.at("/purchasedOn", "in-future", texts.text("violation.in-future")));
        }
        notBefore(violations, "/inServiceFrom", wanted.inServiceFrom(), wanted.purchasedOn(), texts);
        notBefore(violations, "/plannedUntil", wanted.plannedUntil(), wanted.purchasedOn(), texts);
        notBefore(violations, "/inServiceUntil", candidate.inServiceUntil(), wanted.inServiceFrom(), texts);
        if (candidate.status() == DeviceStatus.IN_SERVICE && wanted.inServiceFrom() == null) {
            required(violations, "/inServiceFrom", null, texts);
        }
        return violations;
    }

    /** The whole state that a description comes to: the model's facts copied, status and planned end concluded. */
    static DeviceState resolve(UUID id, Candidate candidate, @Nullable DeviceModelView model, @Nullable DeviceState known) {
        var wanted = candidate.description();
        var status = candidate.status() != null ? candidate.status().name()
                : known != null ? known.status()
                        : wanted.inServiceFrom() == null ? DeviceStatus.IN_STOCK.name()
                                : DeviceStatus.IN_SERVICE.name();
        var until = candidate.inServiceUntil() != null || known == null ? candidate.inServiceUntil() : known.inServiceUntil();
        return new DeviceState(id, wanted.schulnummer(),
                said(candidate, known, "/roomId", wanted.roomId(), DeviceState::roomId),
                wanted.inventoryNumber(),
                said(candidate, known, "/serialNumber", wanted.serialNumber(), DeviceState::serialNumber),
                modelId(candidate, known), model == null ? Objects.requireNonNull(wanted.maker()) : model.maker(),
                model == null ? Objects.requireNonNull(wanted.model()) : model.name(),
                (model == null ? Objects.requireNonNull(wanted.deviceClass()) : model.deviceClass()).name(),
                wanted.userGroup().name(), status,
                said(candidate, known, "/purchasedOn", wanted.purchasedOn(), DeviceState::purchasedOn),
                said(candidate, known, "/priceCents", price(wanted, model), DeviceState::priceCents),
                said(candidate, known, "/inServiceFrom", wanted.inServiceFrom(), DeviceState::inServiceFrom), until,
                said(candidate, known, "/plannedUntil", plannedUntil(wanted, model), DeviceState::plannedUntil),
                said(candidate, known, "/procurementItemId", wanted.procurementItemId(), DeviceState::procurementItemId));
    }

    /** A use cannot end before it began; the end may be one that was recorded before. */
    static List<Violation> checkPeriod(DeviceState state, Problems texts) {
        var violations = new ArrayList<Violation>();
        notBefore(violations, "/inServiceUntil", state.inServiceUntil(), state.inServiceFrom(), texts);
        if (state.inServiceUntil() != null && state.inServiceFrom() == null) {
            required(violations, "/inServiceFrom", null, texts);
        }
        return violations;
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

    private static void required(List<Violation> violations, String pointer, @Nullable Object value, Problems texts) {
        if (value == null) {
            violations.add(Violation.at(pointer, "required", texts.text("violation.required")));
        }
    }

    private static void notBefore(List<Violation> violations, String pointer, @Nullable LocalDate value,
            @Nullable LocalDate other,
            Problems texts) {
        if (value != null && other != null && value.isBefore(other)) {
            violations.add(Violation.at(pointer, "too-early", texts.text("violation.too-early", other)));
        }
    }
}
