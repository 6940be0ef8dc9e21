package de.schulausstattung.inventory.device;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.validation.Validator;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.inventory.DeviceState;
import de.schulausstattung.inventory.Texts;
import de.schulausstattung.inventory.device.DeviceIntakeService.Candidate;
import de.schulausstattung.inventory.device.DeviceIntakeService.Checked;
import de.schulausstattung.inventory.device.DeviceIntakeService.Existing;
import de.schulausstattung.platform.persistence.Ids;
import de.schulausstattung.platform.problem.Violation;

/** Checks candidates one after another: against what is stored, and against those before. */
final class DeviceCheck {

    private final Stored stored;
    private final LocalDate today;
    private final Validator validator;
    private final Texts problems;
    private final Set<String> numbersSeen = new HashSet<>();
    private final Set<String> serialsSeen = new HashSet<>();

    DeviceCheck(Stored stored, LocalDate today, Validator validator, Texts problems) {
        this.stored = stored;
        this.today = today;
        this.validator = validator;
        this.problems = problems;
    }

    /** A device as it is stored. */
    record Known(DeviceState state, long version) {
    }

    /**
     * What is stored of all that the candidates name.
     *
     * @param rooms the school of each room
     * @param byNumber devices by their inventory number as it is compared
     * @param bySerial who carries which serial number as it is compared
     */
    record Stored(Set<String> schools, Map<UUID, String> rooms, Map<UUID, DeviceModelView> models,
            Map<String, Known> byNumber, Map<String, UUID> bySerial) {
    }

    /** Checks a device that is new, or known by its inventory number where that is permitted. */
    Checked check(Candidate candidate, Existing existing) {
        var misshapen = shape(candidate.description());
        if (!misshapen.isEmpty()) {
            return Checked.refused(misshapen);
        }
        var carrier = stored.byNumber().get(NumberKey.of(candidate.description().inventoryNumber()));
        return check(candidate, existing == Existing.CHANGE ? carrier : null, carrier);
    }

    /** Checks what a known device is to become, whatever number it is to carry. */
    Checked checkChange(Candidate candidate, Known self) {
        var misshapen = shape(candidate.description());
        return !misshapen.isEmpty() ? Checked.refused(misshapen)
                : check(candidate, self, stored.byNumber().get(NumberKey.of(candidate.description().inventoryNumber())));
    }

    private Checked check(Candidate candidate, @Nullable Known known, @Nullable Known carrier) {
        var wanted = candidate.description();
        var before = known == null ? null : known.state();
        var model = wanted.modelId() == null ? null : stored.models().get(wanted.modelId());
        var violations = new ArrayList<Violation>(numbers(wanted, before, carrier));
        violations.addAll(references(wanted, before, model));
        violations.addAll(DeviceRules.described(wanted, problems));
        if (wanted.modelId() != null ? model == null : isUndescribed(wanted)) {
            return Checked.refused(violations);
        }
        var state = DeviceRules.resolve(before == null ? Ids.next() : before.id(), candidate, model, before, today);
        if (before != null && !state.equals(before)) {
            violations.addAll(change(before, state, candidate));
        } else if (before == null) {
            violations.addAll(DeviceRules.check(state, today, problems));
        }
        return !violations.isEmpty() ? Checked.refused(violations)
                : new Checked(state, List.of(), known == null ? null : known.version(), state.equals(before),
                        DeviceRules.fact(before, state), candidate.reason());
    }

    private List<Violation> change(DeviceState before, DeviceState state, Candidate candidate) {
        if (before.status().equals(DeviceStatus.DISPOSED.name())) {
            return List.of(Violation.at("/inventoryNumber", "device-disposed",
                    problems.text("device-disposed.detail", before.inventoryNumber())));
        }
        var violations = new ArrayList<>(DeviceRules.check(state, today, problems));
        violations.addAll(DeviceRules.checkStep(before, state, candidate.reason(), problems));
        return violations;
    }

    private static boolean isUndescribed(DescribeDevice wanted) {
        return wanted.maker() == null || wanted.model() == null || wanted.deviceClass() == null;
    }

    private List<Violation> shape(DescribeDevice wanted) {
        return validator.validate(wanted).stream().map(violation -> Violation.at("/" + violation.getPropertyPath(),
                Violation.codeOf(violation), violation.getMessage())).toList();
    }

    /** What a device refers to must be there; a reference that it has already may stay, even if the room is gone. */
    private List<Violation> references(DescribeDevice wanted, @Nullable DeviceState before, @Nullable DeviceModelView model) {
        var violations = new ArrayList<Violation>();
        var moves = before == null || !wanted.schulnummer().equals(before.schulnummer());
        if (moves && !stored.schools().contains(wanted.schulnummer())) {
            violations.add(Violation.at("/schulnummer", "school-unknown",
                    problems.text("school-unknown.detail", wanted.schulnummer())));
        }
        if (wanted.roomId() != null && (moves || !wanted.roomId().equals(before.roomId()))
                && !wanted.schulnummer().equals(stored.rooms().get(wanted.roomId()))) {
            violations.add(Violation.at("/roomId", "room-unknown", problems.text("room-unknown.detail", wanted.roomId())));
        }
        if (wanted.modelId() != null && model == null) {
            violations.add(Violation.at("/modelId", "model-unknown", problems.text("model-unknown.detail", wanted.modelId())));
        }
        return violations;
    }

    private List<Violation> numbers(DescribeDevice wanted, @Nullable DeviceState before, @Nullable Known carrier) {
        var violations = new ArrayList<Violation>();
        if (!numbersSeen.add(NumberKey.of(wanted.inventoryNumber()))) {
            violations.add(Violation.at("/inventoryNumber", "duplicate",
                    problems.text("violation.duplicate", wanted.inventoryNumber())));
        } else if (carrier != null && isAnother(carrier.state().id(), before)) {
            violations.add(Violation.at("/inventoryNumber", "device-inventory-number-taken",
                    problems.text("device-inventory-number-taken.detail")));
        }
        if (wanted.serialNumber() != null) {
            var serial = NumberKey.of(wanted.serialNumber());
            var bearer = stored.bySerial().get(serial);
            if (!serialsSeen.add(serial)) {
                violations.add(Violation.at("/serialNumber", "duplicate",
                        problems.text("violation.duplicate", wanted.serialNumber())));
            } else if (bearer != null && isAnother(bearer, before)) {
                violations.add(Violation.at("/serialNumber", "device-serial-number-taken",
                        problems.text("device-serial-number-taken.detail")));
            }
        }
        return violations;
    }

    private static boolean isAnother(UUID carrier, @Nullable DeviceState before) {
        return before == null || !carrier.equals(before.id());
    }
}
