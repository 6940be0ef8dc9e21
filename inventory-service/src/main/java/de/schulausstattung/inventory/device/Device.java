package de.schulausstattung.inventory.device;

import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.inventory.DeviceState;
import de.schulausstattung.events.inventory.DeviceState.DeviceFact;
import de.schulausstattung.platform.persistence.Aggregate;
import de.schulausstattung.platform.problem.Conflict;
import de.schulausstattung.platform.problem.Rejected;

/**
 * A device a Träger owns, from receipt to disposal. New devices are stored by {@link DeviceIntakeService}, one or twenty
 * thousand alike; from then on a device changes here.
 */
@Entity
@Table(name = "device")
class Device extends Aggregate {

    @Id
    private UUID id = new UUID(0, 0);
    private String schulnummer = "";
    private @Nullable UUID roomId;
    private String inventoryNumber = "";
    @Column(insertable = false, updatable = false)
    private String inventoryKey = "";
    private @Nullable String serialNumber;
    @Column(insertable = false, updatable = false)
    private @Nullable String serialKey;
    private @Nullable UUID modelId;
    private String maker = "";
    private String model = "";
    @Enumerated(EnumType.STRING)
    private DeviceClass deviceClass = DeviceClass.OTHER;
    @Enumerated(EnumType.STRING)
    private UserGroup userGroup = UserGroup.POOL;
    @Enumerated(EnumType.STRING)
    private DeviceStatus status = DeviceStatus.IN_STOCK;
    private @Nullable LocalDate purchasedOn;
    private @Nullable Long priceCents;
    private @Nullable LocalDate inServiceFrom;
    private @Nullable LocalDate inServiceUntil;
    private @Nullable LocalDate plannedUntil;
    @Column(insertable = false, updatable = false)
    private @Nullable LocalDate plannedKey;
    private @Nullable String procurementItemId;

    protected Device() {
    }

    /**
     * Takes a step of the device's life.
     *
     * @return the fact that was established
     * @throws Conflict {@code transition-not-allowed}, or {@code device-disposed}, which is final
     * @throws Rejected {@code reason-required}
     */
    DeviceFact move(DeviceTransition transition, @Nullable String reason, LocalDate today) {
        requireNotDisposed();
        if (!transition.isPossibleFrom(status)) {
            throw new Conflict("transition-not-allowed", status, transition);
        }
        if (transition.reasonRequired() && (reason == null || reason.isBlank())) {
            throw new Rejected("reason-required");
        }
        status = transition.to();
        var period = new ServicePeriod(inServiceFrom, inServiceUntil).after(status, today);
        inServiceFrom = period.from();
        inServiceUntil = period.until();
        return transition.fact();
    }

    /** Takes over what was resolved and checked; status and id stay. */
    void describe(DeviceState description) {
        requireNotDisposed();
        schulnummer = description.schulnummer();
        roomId = description.roomId();
        inventoryNumber = description.inventoryNumber();
        serialNumber = description.serialNumber();
        modelId = description.modelId();
        maker = description.maker();
        model = description.model();
        deviceClass = DeviceClass.valueOf(description.deviceClass());
        userGroup = UserGroup.valueOf(description.userGroup());
        purchasedOn = description.purchasedOn();
        priceCents = description.priceCents();
        inServiceFrom = description.inServiceFrom();
        inServiceUntil = description.inServiceUntil();
        plannedUntil = description.plannedUntil();
        procurementItemId = description.procurementItemId();
    }

    /** Disposal is final. */
    void requireNotDisposed() {
        if (status == DeviceStatus.DISPOSED) {
            throw new Conflict("device-disposed", inventoryNumber);
        }
    }

    UUID id() {
        return id;
    }

    String schulnummer() {
        return schulnummer;
    }

    String inventoryKey() {
        return inventoryKey;
    }

    String plannedKey() {
        return String.valueOf(plannedKey);
    }

    DeviceStatus status() {
        return status;
    }

    DeviceView view() {
        return new DeviceView(id, schulnummer, roomId, inventoryNumber, serialNumber, modelId, maker, model, deviceClass,
                userGroup, status, purchasedOn, priceCents, inServiceFrom, inServiceUntil, plannedUntil, procurementItemId,
                epoch(), version());
    }

    @Override
    public DeviceState state() {
        return new DeviceState(id, schulnummer, roomId, inventoryNumber, serialNumber, modelId, maker, model,
                deviceClass.name(),
                userGroup.name(), status.name(), purchasedOn, priceCents, inServiceFrom, inServiceUntil, plannedUntil,
                procurementItemId);
    }
}
