package de.schulausstattung.inventory.device;

import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnore;

import de.schulausstattung.events.inventory.DeviceState;
import de.schulausstattung.platform.web.Identified;
import de.schulausstattung.platform.web.Versioned;

/** A device, as it is or as it was. */
public record DeviceView(UUID id, String schulnummer, @Nullable UUID roomId, String inventoryNumber,
        @Nullable String serialNumber,
        @Nullable UUID modelId, String maker, String model, DeviceClass deviceClass, UserGroup userGroup, DeviceStatus status,
        @Nullable LocalDate purchasedOn, @Nullable Long priceCents, @Nullable LocalDate inServiceFrom,
        @Nullable LocalDate inServiceUntil, @Nullable LocalDate plannedUntil, @Nullable String procurementItemId, int epoch,
        long version) implements Identified, Versioned {

    static DeviceView of(Device device) {
        return device.view();
    }

    static DeviceView of(DeviceState state, int epoch, long version) {
        return new DeviceView(state.id(), state.schulnummer(), state.roomId(), state.inventoryNumber(), state.serialNumber(),
                state.modelId(), state.maker(), state.model(), DeviceClass.valueOf(state.deviceClass()),
                UserGroup.valueOf(state.userGroup()), DeviceStatus.valueOf(state.status()), state.purchasedOn(),
                state.priceCents(), state.inServiceFrom(), state.inServiceUntil(), state.plannedUntil(),
                state.procurementItemId(), epoch, version);
    }

    @Override
    @JsonIgnore
    public String pathId() {
        return id.toString();
    }
}
