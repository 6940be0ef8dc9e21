package de.schulausstattung.meeting.projection;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.Topic;
import de.schulausstattung.platform.projection.Column;
import de.schulausstattung.platform.projection.TableProjection;

/** Devices, with what a dossier says of them: how many, how old, which are due. */
@Singleton
class DeviceProjection extends TableProjection<DeviceProjection.DeviceRow> {

    DeviceProjection(EntityManager entities) {
        super(entities, Topic.INVENTORY_DEVICE, DeviceRow.class, "device", List.of(
                new Column<>("id", "uuid", DeviceRow::id),
                new Column<>("schulnummer", "text", DeviceRow::schulnummer),
                new Column<>("inventory_number", "text", DeviceRow::inventoryNumber),
                new Column<>("maker", "text", DeviceRow::maker),
                new Column<>("model", "text", DeviceRow::model),
                new Column<>("device_class", "text", DeviceRow::deviceClass),
                new Column<>("user_group", "text", DeviceRow::userGroup),
                new Column<>("status", "text", DeviceRow::status),
                new Column<>("purchased_on", "date", DeviceRow::purchasedOn),
                new Column<>("in_service_from", "date", DeviceRow::inServiceFrom),
                new Column<>("planned_until", "date", DeviceRow::plannedUntil)));
    }

    /** What we read of a device's state. */
    record DeviceRow(UUID id, String schulnummer, String inventoryNumber, String maker, String model, String deviceClass,
            String userGroup, String status, @Nullable LocalDate purchasedOn, @Nullable LocalDate inServiceFrom,
            @Nullable LocalDate plannedUntil) {
    }
}
