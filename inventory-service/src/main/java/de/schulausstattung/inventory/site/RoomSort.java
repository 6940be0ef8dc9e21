package de.schulausstattung.inventory.site;

import java.util.List;

import de.schulausstattung.platform.persistence.SortKey;

/** The documented orders of rooms. */
final class RoomSort {

    static final List<SortKey<Room>> ALL = List.of(SortKey.of("name", "name", Room::name, Room::id), SortKey.ofId(Room::id));

    private RoomSort() {
    }
}
