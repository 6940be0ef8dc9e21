package de.schulausstattung.inventory.device;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Validator;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.Fact;
import de.schulausstattung.events.inventory.DeviceState;
import de.schulausstattung.events.inventory.DeviceState.DeviceFact;
import de.schulausstattung.inventory.school.SchoolService;
import de.schulausstattung.inventory.site.RoomService;
import de.schulausstattung.platform.outbox.Outbox;
import de.schulausstattung.platform.persistence.Ids;
import de.schulausstattung.platform.problem.Problems;
import de.schulausstattung.platform.problem.Violation;

/**
 * Takes devices in: one, a batch or a file, always by the same rules and always set by set. Checking names every wrong field
 * of every candidate; storing writes row, history and event together.
 */
@ApplicationScoped
@Transactional
public class DeviceIntakeService {

    private static final int SET_SIZE = 5_000;

    private final DeviceRepository devices;
    private final DeviceModelService models;
    private final SchoolService schools;
    private final RoomService rooms;
    private final Outbox outbox;
    private final Validator validator;
    private final Problems problems;
    private final Clock clock;

    DeviceIntakeService(DeviceRepository devices, DeviceModelService models, SchoolService schools, RoomService rooms,
            Outbox outbox, Validator validator, Problems problems, Clock clock) {
        this.devices = devices;
        this.models = models;
        this.schools = schools;
        this.rooms = rooms;
        this.outbox = outbox;
        this.validator = validator;
        this.problems = problems;
        this.clock = clock;
    }

    /**
     * A device that someone wants stored.
     *
     * @param status where it is in its life, or null to conclude it from {@code inServiceFrom}
     * @param unsaid the fields, by pointer, of which nothing was said: a device that is known keeps what it has there
     */
    public record Candidate(DescribeDevice description, @Nullable DeviceStatus status, @Nullable LocalDate inServiceUntil,
            Set<String> unsaid) {

        /** A new device as the API describes it. */
        public static Candidate of(DescribeDevice description) {
            return new Candidate(description, null, null, Set.of());
        }
    }

    /**
     * What checking came to.
     *
     * @param state what would be stored, or null where something is wrong
     * @param known the version of the device that carries the inventory number already, or null
     * @param unchanged whether that device is just so already
     */
    public record Checked(@Nullable DeviceState state, List<Violation> violations, @Nullable Long known, boolean unchanged) {

        /** Whether the candidate can be stored. */
        public boolean ok() {
            return violations.isEmpty();
        }
    }

    /** Whether a device that carries the inventory number already is an error or is changed to what is sent. */
    public enum Existing {
        REFUSE,
        CHANGE
    }

    /** Checks all candidates, together and against what is stored. */
    public List<Checked> check(List<Candidate> candidates, Existing existing) {
        var context = context(candidates, null);
        return candidates.stream().map(candidate -> check(candidate, existing, context)).toList();
    }

    /** Checks a new description of a device that is stored; its own numbers are not taken by another. */
    Checked checkChange(UUID self, DescribeDevice description) {
        var candidate = Candidate.of(description);
        return check(candidate, Existing.CHANGE, context(List.of(candidate), self));
    }

    /** Stores those that are in order; says under which version. */
    public List<DeviceView> store(List<Checked> checked, @Nullable String reason) {
        var views = new ArrayList<DeviceView>();
        var wanted = checked.stream().filter(one -> one.ok() && !one.unchanged()).toList();
        for (int from = 0; from < wanted.size(); from += SET_SIZE) {
            var set = wanted.subList(from, Math.min(from + SET_SIZE, wanted.size()));
            var fresh = states(set, false);
            views.addAll(record(DeviceFact.REGISTERED, fresh, fresh.isEmpty() ? Map.of() : devices.insertAll(fresh), reason));
            var known = states(set, true);
            views.addAll(record(DeviceFact.CHANGED, known, known.isEmpty() ? Map.of() : devices.updateAll(known, versions(set)),
                    reason));
        }
        return views;
    }

    private static List<DeviceState> states(List<Checked> set, boolean known) {
        return set.stream().filter(one -> (one.known() != null) == known).map(one -> Objects.requireNonNull(one.state()))
                .toList();
    }

    private static Map<UUID, Long> versions(List<Checked> set) {
        return set.stream().filter(one -> one.known() != null).collect(Collectors
                .toMap(one -> Objects.requireNonNull(one.state()).id(), one -> Objects.requireNonNull(one.known())));
    }

    private List<DeviceView> record(Fact fact, List<DeviceState> states, Map<UUID, DeviceRepository.Stored> stored,
            @Nullable String reason) {
        var changes = states.stream().map(state -> {
            var at = Objects.requireNonNull(stored.get(state.id()));
            return new Outbox.Change(fact, state, at.epoch(), at.version());
        }).toList();
        outbox.appendAll(changes, reason);
        return changes.stream().map(change -> DeviceView.of((DeviceState) change.state(), change.epoch(), change.version()))
                .toList();
    }

    /** Everything that checking one candidate must know of the others and of what is stored; fetched set by set. */
    private record Context(Set<String> schools, Map<UUID, String> rooms, Map<UUID, DeviceModelView> models,
            Map<String, Device> devices, Map<String, UUID> serials, Set<String> numbersSeen, Set<String> serialsSeen,
            LocalDate today, @Nullable UUID self) {

        boolean isAnother(UUID carrier, @Nullable Device known) {
            return !carrier.equals(self) && (known == null || !carrier.equals(known.id()));
        }
    }

    private Context context(List<Candidate> candidates, @Nullable UUID self) {
        var described = candidates.stream().map(Candidate::description).toList();
        var known = new HashMap<String, Device>();
        var serials = new HashMap<String, UUID>();
        for (int from = 0; from < described.size(); from += SET_SIZE) {
            var set = described.subList(from, Math.min(from + SET_SIZE, described.size()));
            known.putAll(devices.byInventoryNumber(values(set, DescribeDevice::inventoryNumber)));
            serials.putAll(devices.bySerialNumber(values(set, DescribeDevice::serialNumber)));
        }
        return new Context(schools.known(values(described, DescribeDevice::schulnummer)),
                rooms.schoolsOf(values(described, DescribeDevice::roomId)),
                models.byId(values(described, DescribeDevice::modelId)),
                known, serials, new HashSet<>(), new HashSet<>(), LocalDate.now(clock), self);
    }

    private static <T> Set<T> values(List<DescribeDevice> described,
            java.util.function.Function<DescribeDevice, @Nullable T> field) {
        return described.stream().map(field).filter(Objects::nonNull).map(Objects::requireNonNull).collect(Collectors.toSet());
    }

    private Checked check(Candidate candidate, Existing existing, Context context) {
        var wanted = candidate.description();
        var violations = new ArrayList<Violation>();
        validator.validate(wanted).forEach(violation -> violations.add(Violation.at("/" + violation.getPropertyPath(),
                code(violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName()),
                violation.getMessage())));
        if (!violations.isEmpty()) {
            return new Checked(null, violations, null, false);
        }
        var model = wanted.modelId() == null ? null : context.models().get(wanted.modelId());
        references(wanted, model, context, violations);
        DeviceRules.check(wanted, candidate, context.today(), problems).forEach(violations::add);
        var known = context.devices().get(NumberKey.of(wanted.inventoryNumber()));
        numbers(wanted, known, existing, context, violations);
        if (!violations.isEmpty()) {
            return new Checked(null, violations, null, false);
        }
        var state = DeviceRules.resolve(known == null ? Ids.next() : known.id(), candidate, model,
                known == null ? null : known.state());
        DeviceRules.checkPeriod(state, problems).forEach(violations::add);
        if (!violations.isEmpty()) {
            return new Checked(null, violations, null, false);
        }
        return new Checked(state, violations, known == null ? null : known.version(),
                known != null && known.state().equals(state));
    }

    private void references(DescribeDevice wanted, @Nullable DeviceModelView model, Context context,
            List<Violation> violations) {
        if (!context.schools().contains(wanted.schulnummer())) {
            violations.add(Violation.at("/schulnummer", "school-unknown",
                    problems.text("school-unknown.detail", wanted.schulnummer())));
        }
        if (wanted.roomId() != null && !wanted.schulnummer().equals(context.rooms().get(wanted.roomId()))) {
            violations.add(Violation.at("/roomId", "room-unknown", problems.text("room-unknown.detail", wanted.roomId())));
        }
        if (wanted.modelId() != null && model == null) {
            violations.add(Violation.at("/modelId", "model-unknown", problems.text("model-unknown.detail", wanted.modelId())));
        }
    }

    private void numbers(DescribeDevice wanted, @Nullable Device known, Existing existing, Context context,
            List<Violation> violations) {
        if (!context.numbersSeen().add(NumberKey.of(wanted.inventoryNumber()))) {
            violations.add(Violation.at("/inventoryNumber", "duplicate",
                    problems.text("violation.duplicate", wanted.inventoryNumber())));
        } else if (known != null && (existing == Existing.REFUSE || isTakenFrom(context.self(), known))) {
            violations.add(Violation.at("/inventoryNumber", "device-inventory-number-taken",
                    problems.text("device-inventory-number-taken.detail")));
        } else if (known != null && known.status() == DeviceStatus.DISPOSED) {
            violations.add(Violation.at("/inventoryNumber", "device-disposed",
                    problems.text("device-disposed.detail", wanted.inventoryNumber())));
        }
        if (wanted.serialNumber() != null) {
            var serial = NumberKey.of(wanted.serialNumber());
            var carrier = context.serials().get(serial);
            if (!context.serialsSeen().add(serial)) {
                violations.add(Violation.at("/serialNumber", "duplicate",
                        problems.text("violation.duplicate", wanted.serialNumber())));
            } else if (carrier != null && context.isAnother(carrier, known)) {
                violations.add(Violation.at("/serialNumber", "device-serial-number-taken",
                        problems.text("device-serial-number-taken.detail")));
            }
        }
    }

    private static boolean isTakenFrom(@Nullable UUID self, Device known) {
        return self != null && !self.equals(known.id());
    }

    private static String code(String constraint) {
        return constraint.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
