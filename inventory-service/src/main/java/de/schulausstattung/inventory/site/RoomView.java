package de.schulausstattung.inventory.site;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnore;

import de.schulausstattung.platform.web.Identified;
import de.schulausstattung.platform.web.Versioned;

/** A room of a school. */
public record RoomView(UUID id, String schulnummer, String name, RoomKind kind, boolean unterrichtsrelevant,
        @Nullable Integer seats, @Nullable UUID standortId, int epoch, long version) implements Identified, Versioned {

    static RoomView of(Room room) {
        var state = room.state();
        return new RoomView(state.id(), state.schulnummer(), state.name(), RoomKind.valueOf(state.kind()),
                state.unterrichtsrelevant(), state.seats(), state.standortId(), room.epoch(), room.version());
    }

    @Override
    @JsonIgnore
    public String pathId() {
        return id.toString();
    }
}
