package de.schulausstattung.inventory.device;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.inventory.DeviceModelState;
import de.schulausstattung.platform.persistence.Aggregate;
import de.schulausstattung.platform.persistence.Ids;

/** A model in the Träger's catalogue. */
@Entity
@Table(name = "device_model")
class DeviceModel extends Aggregate {

    @Id
    private UUID id = Ids.next();
    private String maker = "";
    private String name = "";
    @Enumerated(EnumType.STRING)
    private DeviceClass deviceClass = DeviceClass.OTHER;
    private @Nullable Integer lifeYears;
    private @Nullable Long priceCents;

    protected DeviceModel() {
    }

    DeviceModel(DescribeDeviceModel command) {
        describe(command);
    }

    void describe(DescribeDeviceModel command) {
        maker = command.maker();
        name = command.name();
        deviceClass = command.deviceClass();
        lifeYears = command.lifeYears();
        priceCents = command.priceCents();
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    @Override
    public DeviceModelState state() {
        return new DeviceModelState(id, maker, name, deviceClass.name(), lifeYears, priceCents);
    }
}
