package de.schulausstattung.inventory.site;

import java.util.UUID;

import de.schulausstattung.platform.persistence.SortKey;

enum RoomSort implements SortKey<Room> {

    NAME("name", "name") {
        @Override
        public String keyOf(Room entity) {
            return entity.name();
        }
    },
    ID("id", "id") {
        @Override
        public String keyOf(Room entity) {
            return "";
        }
    };

    private final String parameter;
    private final String attribute;

    RoomSort(String parameter, String attribute) {
        this.parameter = parameter;
        this.attribute = attribute;
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
    public String idOf(Room entity) {
        return entity.id().toString();
    }

    @Override
    public Object parseKey(String text) {
        return text;
    }

    @Override
    public Object parseId(String text) {
        return UUID.fromString(text);
    }
}
