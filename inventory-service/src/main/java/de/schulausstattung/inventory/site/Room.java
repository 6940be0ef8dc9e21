package de.schulausstattung.inventory.site;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.inventory.RoomState;
import de.schulausstattung.platform.persistence.Aggregate;
import de.schulausstattung.platform.persistence.Ids;

/** A room of a school; whether lessons take place in it decides if it counts for display coverage (S0-10). */
@Entity
@Table(name = "room")
class Room extends Aggregate {

    @Id
    private UUID id = Ids.next();
    private String schulnummer = "";
    private @Nullable UUID standortId;
    private String name = "";
    /** The name as it is compared; made by the database. */
    @Column(insertable = false, updatable = false)
    private String nameKey = "";
    @Enumerated(EnumType.STRING)
    private RoomKind kind = RoomKind.SONSTIGE;
    private boolean unterrichtsrelevant;
    private @Nullable Integer seats;
    private boolean deleted;

    protected Room() {
    }

    Room(String schulnummer, DescribeRoom command) {
        this.schulnummer = schulnummer;
        describe(command);
    }

    void describe(DescribeRoom command) {
        standortId = command.standortId();
        name = command.name();
        kind = command.kind();
        unterrichtsrelevant = command.unterrichtsrelevant();
        seats = command.seats();
    }

    void remove() {
        deleted = true;
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    String schulnummer() {
        return schulnummer;
    }

    @Override
    public RoomState state() {
        return new RoomState(id, schulnummer, standortId, name, kind.name(), unterrichtsrelevant, seats, deleted);
    }
}
