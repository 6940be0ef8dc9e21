package de.schulausstattung.inventory.device;

import static de.schulausstattung.inventory.device.DeviceStatus.DEFECT;
import static de.schulausstattung.inventory.device.DeviceStatus.DISPOSED;
import static de.schulausstattung.inventory.device.DeviceStatus.IN_SERVICE;
import static de.schulausstattung.inventory.device.DeviceStatus.IN_STOCK;
import static de.schulausstattung.inventory.device.DeviceStatus.LOST;
import static de.schulausstattung.inventory.device.DeviceStatus.RETIRED;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

import de.schulausstattung.events.inventory.DeviceState.DeviceFact;

/** The steps of a device's life: from where, to where, which fact, and whether a reason must be given. */
public enum DeviceTransition {

    PUT_INTO_SERVICE(Set.of(IN_STOCK, RETIRED), IN_SERVICE, DeviceFact.PUT_INTO_SERVICE, false),
    REPORT_DEFECT(Set.of(IN_STOCK, IN_SERVICE), DEFECT, DeviceFact.REPORTED_DEFECT, true),
    REPAIR(Set.of(DEFECT), IN_SERVICE, DeviceFact.REPAIRED, false),
    REPORT_LOST(Set.of(IN_STOCK, IN_SERVICE, DEFECT, RETIRED), LOST, DeviceFact.LOST, true),
    FIND(Set.of(LOST), IN_STOCK, DeviceFact.FOUND, false),
    RETIRE(Set.of(IN_STOCK, IN_SERVICE, DEFECT), RETIRED, DeviceFact.TAKEN_OUT_OF_SERVICE, true),
    DISPOSE(Set.of(IN_STOCK, DEFECT, LOST, RETIRED), DISPOSED, DeviceFact.DISPOSED, true);

    private final Set<DeviceStatus> from;
    private final DeviceStatus to;
    private final DeviceFact fact;
    private final boolean reasonRequired;

    DeviceTransition(Set<DeviceStatus> from, DeviceStatus to, DeviceFact fact, boolean reasonRequired) {
        this.from = from;
        this.to = to;
        this.fact = fact;
        this.reasonRequired = reasonRequired;
    }

    /** The step that leads from one status to another, if there is one; there is never more than one. */
    static Optional<DeviceTransition> between(DeviceStatus from, DeviceStatus to) {
        return Arrays.stream(values()).filter(step -> step.to == to && step.isPossibleFrom(from)).findFirst();
    }

    boolean isPossibleFrom(DeviceStatus status) {
        return from.contains(status);
    }

    DeviceStatus to() {
        return to;
    }

    DeviceFact fact() {
        return fact;
    }

    boolean reasonRequired() {
        return reasonRequired;
    }
}
