package de.schulausstattung.inventory.device;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Validator;

import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.inventory.DeviceState;
import de.schulausstattung.events.inventory.DeviceState.DeviceFact;
import de.schulausstattung.inventory.Texts;
import de.schulausstattung.inventory.school.SchoolService;
import de.schulausstattung.inventory.site.RoomService;
import de.schulausstattung.platform.outbox.Outbox;
import de.schulausstattung.platform.problem.Conflict;
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
     * @param status where it is in its life; null for a known device that stays where it is, or to conclude it from
     *        {@code inServiceFrom}
     * @param unsaid the fields, by pointer, of which nothing was said: a device that is known keeps what it has there
     * @param reason why a known device changes its status
     */
    public record Candidate(DescribeDevice description, @Nullable DeviceStatus status, @Nullable LocalDate inServiceUntil,
            Set<String> unsaid, @Nullable String reason) {

        /** A device as the API describes it, which says nothing of status and end of use: those come by steps. */
        public static Candidate of(DescribeDevice description) {
            return new Candidate(description, null, null, Set.of("/inServiceUntil"), null);
        }
    }

    /**
     * What checking came to.
     *
     * @param state what would be stored, or null where something is wrong
     * @param known the version of the device that is known already, or null
     * @param unchanged whether that device is just so already
     * @param fact what storing it establishes
     * @param reason why, where the candidate says so
     */
    public record Checked(@Nullable DeviceState state, List<Violation> violations, @Nullable Long known, boolean unchanged,
            DeviceFact fact, @Nullable String reason) {

        static Checked refused(List<Violation> violations) {
            return new Checked(null, violations, null, false, DeviceFact.CHANGED, null);
        }

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

    /** Checks all candidates, together and against what is stored; for the caller of the request at hand. */
    public List<Checked> check(List<Candidate> candidates, Existing existing) {
        return check(candidates, existing, problems::text);
    }

    /** Checks all candidates, together and against what is stored. */
    public List<Checked> check(List<Candidate> candidates, Existing existing, Texts texts) {
        var check = new DeviceCheck(stored(candidates), LocalDate.now(clock), validator, texts);
        return candidates.stream().map(candidate -> check.check(candidate, existing)).toList();
    }

    /** Checks a new description of a device that is stored. */
    Checked checkChange(Device device, DescribeDevice description) {
        var candidate = Candidate.of(description);
        return new DeviceCheck(stored(List.of(candidate)), LocalDate.now(clock), validator, problems::text)
                .checkChange(candidate, new DeviceCheck.Known(device.state(), device.version()));
    }

    /** Stores those that are in order; says under which version. */
    public List<DeviceView> store(List<Checked> checked, @Nullable String reason) {
        return sets(changes(checked)).stream().flatMap(set -> storeSet(set, reason).stream())
                .map(change -> DeviceView.of((DeviceState) change.state(), change.epoch(), change.version())).toList();
    }

    /** Stores those that are in order, however many they are: nothing of a set is kept when the next begins. */
    public void storeAll(List<Checked> checked, String reason) {
        sets(changes(checked)).forEach(set -> storeSet(set, reason));
    }

    /** Whether storing failed only because others stored something between checking and storing; the next check sees it. */
    public static boolean isOvertaken(Throwable e) {
        for (var cause = e; cause != null; cause = cause.getCause()) {
            if ((cause instanceof ConstraintViolationException taken && taken.getKind() == ConstraintKind.UNIQUE)
                    || (cause instanceof Conflict conflict && conflict.problem().equals("concurrent-change"))) {
                return true;
            }
        }
        return false;
    }

    private static List<Checked> changes(List<Checked> checked) {
        return checked.stream().filter(one -> one.ok() && !one.unchanged()).toList();
    }

    private static <T> List<List<T>> sets(List<T> all) {
        return IntStream.iterate(0, from -> from < all.size(), from -> from + SET_SIZE)
                .mapToObj(from -> all.subList(from, Math.min(from + SET_SIZE, all.size()))).toList();
    }

    private List<Outbox.Change> storeSet(List<Checked> set, @Nullable String reason) {
        var stored = new HashMap<>(devices.insertAll(states(set, false)));
        stored.putAll(devices.updateAll(states(set, true), versions(set)));
        var byReason = new LinkedHashMap<@Nullable String, List<Outbox.Change>>();
        for (var one : set) {
            var state = Objects.requireNonNull(one.state());
            var at = Objects.requireNonNull(stored.get(state.id()));
            byReason.computeIfAbsent(one.reason() == null ? reason : one.reason(), _ -> new ArrayList<>())
                    .add(new Outbox.Change(one.fact(), state, at.epoch(), at.version()));
        }
        byReason.forEach((why, changes) -> outbox.appendAll(changes, why));
        return byReason.values().stream().flatMap(List::stream).toList();
    }

    private static List<DeviceState> states(List<Checked> set, boolean known) {
        return set.stream().filter(one -> (one.known() != null) == known).map(one -> Objects.requireNonNull(one.state()))
                .toList();
    }

    private static Map<UUID, Long> versions(List<Checked> set) {
        return set.stream().filter(one -> one.known() != null).collect(Collectors
                .toMap(one -> Objects.requireNonNull(one.state()).id(), one -> Objects.requireNonNull(one.known())));
    }

    private DeviceCheck.Stored stored(List<Candidate> candidates) {
        var described = candidates.stream().map(Candidate::description).toList();
        var byNumber = new HashMap<String, DeviceCheck.Known>();
        var bySerial = new HashMap<String, UUID>();
        for (var set : sets(described)) {
            byNumber.putAll(devices.byInventoryNumber(values(set, DescribeDevice::inventoryNumber)));
            bySerial.putAll(devices.bySerialNumber(values(set, DescribeDevice::serialNumber)));
        }
        return new DeviceCheck.Stored(schools.known(values(described, DescribeDevice::schulnummer)),
                rooms.keepAndFindSchools(values(described, DescribeDevice::roomId)),
                models.byId(values(described, DescribeDevice::modelId)), byNumber, bySerial);
    }

    private static <T> Set<T> values(List<DescribeDevice> described, Function<DescribeDevice, @Nullable T> field) {
        return described.stream().map(field).filter(Objects::nonNull).map(Objects::requireNonNull).collect(Collectors.toSet());
    }
}
