package de.schulausstattung.inventory.device;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.Topic;
import de.schulausstattung.events.inventory.DeviceState;
import de.schulausstattung.events.inventory.DeviceState.DeviceFact;
import de.schulausstattung.inventory.device.DeviceIntakeService.Candidate;
import de.schulausstattung.inventory.device.DeviceIntakeService.Existing;
import de.schulausstattung.inventory.site.RoomRemoval;
import de.schulausstattung.platform.history.History;
import de.schulausstattung.platform.outbox.Outbox;
import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.problem.Conflict;
import de.schulausstattung.platform.problem.NotFound;
import de.schulausstattung.platform.problem.Rejected;
import de.schulausstattung.platform.problem.Violation;

/** The devices of the Träger at hand. */
@ApplicationScoped
@Transactional
public class DeviceService {

    private final DeviceRepository devices;
    private final DeviceIntakeService intake;
    private final Outbox outbox;
    private final History history;
    private final Clock clock;

    DeviceService(DeviceRepository devices, DeviceIntakeService intake, Outbox outbox, History history, Clock clock) {
        this.devices = devices;
        this.intake = intake;
        this.outbox = outbox;
        this.history = history;
        this.clock = clock;
    }

    Page<DeviceView> search(DeviceFilter filter, PageRequest page) {
        return devices.search(filter, page);
    }

    DeviceView get(UUID id, @Nullable Instant asOf) {
        if (asOf == null) {
            return DeviceView.of(devices.require(id));
        }
        return history.asOf(Topic.INVENTORY_DEVICE, id.toString(), asOf, DeviceState.class)
                .map(then -> DeviceView.of(then.state(), then.epoch(), then.version()))
                .orElseThrow(() -> new NotFound("device", id));
    }

    List<History.Entry> history(UUID id, int limit) {
        devices.require(id);
        return history.of(Topic.INVENTORY_DEVICE, id.toString(), limit);
    }

    DeviceView register(DescribeDevice command) {
        var checked = intake.check(List.of(Candidate.of(command)), Existing.REFUSE);
        refuse(checked.getFirst().violations());
        return intake.store(checked, null).getFirst();
    }

    DeviceView change(UUID id, DescribeDevice command, @Nullable String ifMatch) {
        var device = devices.require(id);
        device.requireVersion(ifMatch);
        device.requireNotDisposed();
        var before = device.state();
        var checked = intake.checkChange(device, command);
        refuse(checked.violations());
        device.describe(Objects.requireNonNull(checked.state()));
        if (!device.state().equals(before)) {
            outbox.append(DeviceFact.CHANGED, device);
        }
        return DeviceView.of(device);
    }

    DeviceView move(UUID id, MoveDevice command) {
        var device = devices.require(id);
        outbox.append(device.move(command.transition(), command.reason(), LocalDate.now(clock)), device, command.reason());
        return DeviceView.of(device);
    }

    /** A room stays as long as a device is in it; those disposed of keep the name of theirs. */
    void keep(@Observes RoomRemoval removal) {
        var count = devices.inRoom(removal.id());
        if (count > 0) {
            throw new Conflict("room-in-use", removal.name(), count);
        }
    }

    /** A taken number is a conflict with what is stored; everything else is wrong in itself. */
    private static void refuse(List<Violation> violations) {
        violations.stream().map(Violation::code).filter(code -> code.endsWith("-taken")).findFirst().ifPresent(problem -> {
            throw new Conflict(problem);
        });
        if (!violations.isEmpty()) {
            throw new Rejected("device-refused", violations);
        }
    }
}
