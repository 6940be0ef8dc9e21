package de.schulausstattung.report.projection;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.Topic;
import de.schulausstattung.platform.projection.Column;
import de.schulausstattung.platform.projection.TableProjection;

/** Devices, with what figures need of them. */
@Singleton
class DeviceProjection extends TableProjection<DeviceProjection.DeviceRow> {

    DeviceProjection(EntityManager entities) {
        super(entities, Topic.INVENTORY_DEVICE, DeviceRow.class, "device", List.of(
                new Column<>("id", "uuid", DeviceRow::id),
                new Column<>("schulnummer", "text", DeviceRow::schulnummer),
                new Column<>("room_id", "uuid", DeviceRow::roomId),
                new Column<>("device_class", "text", DeviceRow::deviceClass),
                new Column<>("user_group", "text", DeviceRow::userGroup),
                new Column<>("status", "text", DeviceRow::status),
                new Column<>("purchased_on", "date", DeviceRow::purchasedOn),
                new Column<>("price_cents", "int8", DeviceRow::priceCents),
                new Column<>("in_service_from", "date", DeviceRow::inServiceFrom),
                new Column<>("in_service_until", "date", DeviceRow::inServiceUntil)));
    }

    /** What we read of a device's state. */
    record DeviceRow(UUID id, String schulnummer, @Nullable UUID roomId, String deviceClass, String userGroup, String status,
            @Nullable LocalDate purchasedOn, @Nullable Long priceCents, @Nullable LocalDate inServiceFrom,
            @Nullable LocalDate inServiceUntil) {
    }
}
