package de.schulausstattung.inventory.device;

import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;

import de.schulausstattung.platform.persistence.SortKey;

enum DeviceSort implements SortKey<Device> {

    INVENTORY_NUMBER("inventoryNumber", "inventoryKey", Device::inventoryKey, text -> text),
    REGISTERED("id", "id", _ -> "", text -> text),
    PLANNED_UNTIL("plannedUntil", "plannedKey", Device::plannedKey, LocalDate::parse);

    private final String parameter;
    private final String attribute;
    private final transient Function<Device, String> key;
    private final transient Function<String, Object> parse;

    DeviceSort(String parameter, String attribute, Function<Device, String> key, Function<String, Object> parse) {
        this.parameter = parameter;
        this.attribute = attribute;
        this.key = key;
        this.parse = parse;
    }

    @Override
    public String parameter() {
        return parameter;
    }

    @Override
    public String attribute() {
        return attribute;
    }

    @Override
    public String keyOf(Device entity) {
        return key.apply(entity);
    }

    @Override
    public String idOf(Device entity) {
        return entity.id().toString();
    }

    @Override
    public Object parseKey(String text) {
        return parse.apply(text);
    }

    @Override
    public Object parseId(String text) {
        return UUID.fromString(text);
    }
}
