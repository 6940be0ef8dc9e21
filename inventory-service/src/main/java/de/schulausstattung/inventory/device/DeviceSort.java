package de.schulausstattung.inventory.device;

import java.time.LocalDate;
import java.util.List;

import de.schulausstattung.platform.persistence.SortKey;

/** The documented orders of devices. */
final class DeviceSort {

    static final List<SortKey<Device>> ALL = List.of(
            SortKey.of("inventoryNumber", "inventoryKey", Device::inventoryKey, Device::id),
            SortKey.ofId(Device::id), SortKey.of("plannedUntil", "plannedKey", Device::plannedKey, Device::id)
                    .parsedBy(LocalDate::parse));

    private DeviceSort() {
    }
}
