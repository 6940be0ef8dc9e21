package de.schulausstattung.inventory.device;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.Session;
import org.hibernate.jpa.HibernateHints;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import de.schulausstattung.events.inventory.DeviceState;
import de.schulausstattung.inventory.device.DeviceCheck.Known;
import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.persistence.Keyset;
import de.schulausstattung.platform.problem.Conflict;
import de.schulausstattung.platform.problem.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

@ApplicationScoped
class DeviceRepository implements PanacheRepositoryBase<Device, UUID> {

    private static final String ROWS = """
            jsonb_to_recordset(?::jsonb) AS r(id uuid, schulnummer text, "roomId" uuid, "inventoryNumber" text, "serialNumber" text,
              "modelId" uuid, maker text, model text, "deviceClass" text, "userGroup" text, status text, "purchasedOn" date,
              "priceCents" bigint, "inServiceFrom" date, "inServiceUntil" date, "plannedUntil" date, "procurementItemId" text, version bigint)""";

    private static final String INSERT = """
            INSERT INTO device (id, schulnummer, room_id, inventory_number, serial_number, model_id, maker, model, device_class,
                                user_group, status, purchased_on, price_cents, in_service_from, in_service_until, planned_until,
                                procurement_item_id, version)
            SELECT r.* FROM %s RETURNING id, epoch, version""".formatted(ROWS);

    private static final String UPDATE = """
            UPDATE device d
               SET schulnummer = r.schulnummer, room_id = r."roomId", inventory_number = r."inventoryNumber",
                   serial_number = r."serialNumber", model_id = r."modelId", maker = r.maker, model = r.model,
                   device_class = r."deviceClass", user_group = r."userGroup", status = r.status, purchased_on = r."purchasedOn",
                   price_cents = r."priceCents", in_service_from = r."inServiceFrom", in_service_until = r."inServiceUntil",
                   planned_until = r."plannedUntil", procurement_item_id = r."procurementItemId", version = d.version + 1
              FROM %s WHERE d.id = r.id AND d.version = r.version RETURNING d.id, d.epoch, d.version"""
            .formatted(ROWS);

    private final Keyset keyset;
    private final ObjectMapper json;

    DeviceRepository(Keyset keyset, ObjectMapper json) {
        this.keyset = keyset;
        this.json = json;
    }

    /** Under which version a state was stored. */
    record Stored(int epoch, long version) {
    }

    Device require(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("device", id));
    }

    Page<DeviceView> search(DeviceFilter filter, PageRequest page) {
        return keyset.page(Device.class, filter.where(), page, DeviceSort.ALL, DeviceView::of);
    }

    /**
     * The devices that carry these inventory numbers, by the number as it is compared. They are read and let go: a file of
     * thousands must not leave thousands to be looked through for changes.
     */
    Map<String, Known> byInventoryNumber(Collection<String> numbers) {
        if (numbers.isEmpty()) {
            return Map.of();
        }
        var known = new HashMap<String, Known>();
        var session = getEntityManager().unwrap(Session.class);
        for (var device : find("inventoryKey in ?1", numbers.stream().map(NumberKey::of).toList())
                .withHint(HibernateHints.HINT_READ_ONLY, true).list()) {
            known.put(device.inventoryKey(), new Known(device.state(), device.version()));
            if (session.isReadOnly(device)) {
                session.detach(device);
            }
        }
        return known;
    }

    /** Which device carries each of these serial numbers, by the number as it is compared. */
    Map<String, UUID> bySerialNumber(Collection<String> numbers) {
        if (numbers.isEmpty()) {
            return Map.of();
        }
        return getEntityManager()
                .createQuery("select e.serialKey, e.id from Device e where e.serialKey in :numbers", Object[].class)
                .setParameter("numbers", numbers.stream().map(NumberKey::of).toList())
                .getResultStream().collect(Collectors.toMap(row -> (String) row[0], row -> (UUID) row[1]));
    }

    /** How many devices are in a room and not disposed of. */
    long inRoom(UUID room) {
        return count("roomId = ?1 and status <> ?2", room, DeviceStatus.DISPOSED);
    }

    Map<UUID, Stored> insertAll(List<DeviceState> devices) {
        return store(INSERT, devices, Map.of());
    }

    /**
     * Changes devices, each only if it still has the version it was checked with.
     *
     * @throws Conflict {@code concurrent-change} where one has changed meanwhile
     */
    Map<UUID, Stored> updateAll(List<DeviceState> devices, Map<UUID, Long> versions) {
        var stored = store(UPDATE, devices, versions);
        if (stored.size() < devices.size()) {
            throw new Conflict("concurrent-change");
        }
        return stored;
    }

    private Map<UUID, Stored> store(String sql, List<DeviceState> devices, Map<UUID, Long> versions) {
        if (devices.isEmpty()) {
            return Map.of();
        }
        return getEntityManager().unwrap(Session.class).doReturningWork(connection -> {
            var stored = new HashMap<UUID, Stored>();
            try (var statement = connection.prepareStatement(sql)) {
                statement.setString(1, write(devices.stream().map(device -> json.<ObjectNode> valueToTree(device)
                        .put("version", versions.getOrDefault(device.id(), 0L))).toList()));
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        stored.put(rows.getObject(1, UUID.class), new Stored(rows.getInt(2), rows.getLong(3)));
                    }
                }
            }
            return stored;
        });
    }

    private String write(Object rows) throws SQLException {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new SQLException(e);
        }
    }
}
