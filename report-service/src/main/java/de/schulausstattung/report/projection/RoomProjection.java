package de.schulausstattung.report.projection;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

import de.schulausstattung.events.Topic;
import de.schulausstattung.platform.projection.Column;
import de.schulausstattung.platform.projection.TableProjection;

/** Rooms; a removed one stays as a marker, so that a late event cannot bring it back. */
@Singleton
class RoomProjection extends TableProjection<RoomProjection.RoomRow> {

    RoomProjection(EntityManager entities) {
        super(entities, Topic.INVENTORY_ROOM, RoomRow.class, "room", List.of(
                new Column<>("id", "uuid", RoomRow::id),
                new Column<>("schulnummer", "text", RoomRow::schulnummer),
                new Column<>("name", "text", RoomRow::name),
                new Column<>("kind", "text", RoomRow::kind),
                new Column<>("unterrichtsrelevant", "bool", RoomRow::unterrichtsrelevant),
                new Column<>("deleted", "bool", RoomRow::deleted)));
    }

    /** What we read of a room's state. */
    record RoomRow(UUID id, String schulnummer, String name, String kind, boolean unterrichtsrelevant, boolean deleted) {
    }
}
