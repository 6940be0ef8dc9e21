package de.schulausstattung.needs.projection;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.EventEnvelope;
import de.schulausstattung.events.Topic;
import de.schulausstattung.platform.projection.Column;
import de.schulausstattung.platform.projection.TableProjection;

/** Devices, with what the gap, replacements and deliveries need of them. */
@Singleton
class DeviceProjection extends TableProjection<DeviceProjection.DeviceRow> {

    private final Event<DevicesStored> stored;
    private final Clock clock;

    DeviceProjection(EntityManager entities, Event<DevicesStored> stored, Clock clock) {
        super(entities, Topic.INVENTORY_DEVICE, DeviceRow.class, "device", List.of(
                new Column<>("id", "uuid", DeviceRow::id),
                new Column<>("schulnummer", "text", DeviceRow::schulnummer),
                new Column<>("room_id", "uuid", DeviceRow::roomId),
                new Column<>("inventory_number", "text", DeviceRow::inventoryNumber),
                new Column<>("device_class", "text", DeviceRow::deviceClass),
                new Column<>("user_group", "text", DeviceRow::userGroup),
                new Column<>("status", "text", DeviceRow::status),
                new Column<>("purchased_on", "date", DeviceRow::purchasedOn),
                new Column<>("in_service_from", "date", DeviceRow::inServiceFrom),
                new Column<>("in_service_until", "date", DeviceRow::inServiceUntil),
                new Column<>("planned_until", "date", DeviceRow::plannedUntil),
                new Column<>("procurement_item_id", "text", DeviceRow::procurementItemId)));
        this.stored = stored;
        this.clock = clock;
    }

    @Override
    protected void stored(List<EventEnvelope<DeviceRow>> events) {
        stored.fire(new DevicesStored(
                events.stream().map(EventEnvelope::time).max(Comparator.naturalOrder()).orElseGet(clock::instant)));
    }

    @Override
    protected void forgotten(String aggregateId) {
        stored.fire(new DevicesStored(clock.instant()));
    }

    @Override
    protected void rebuilt() {
        stored.fire(new DevicesStored(clock.instant()));
    }

    /** What we read of a device's state. */
    record DeviceRow(UUID id, String schulnummer, @Nullable UUID roomId, String inventoryNumber, String deviceClass,
            String userGroup, String status, @Nullable LocalDate purchasedOn, @Nullable LocalDate inServiceFrom,
            @Nullable LocalDate inServiceUntil, @Nullable LocalDate plannedUntil, @Nullable String procurementItemId) {
    }
}
