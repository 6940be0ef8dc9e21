package de.schulausstattung.inventory.site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.inventory.RoomState.RoomFact;
import de.schulausstattung.inventory.school.SchoolService;
import de.schulausstattung.platform.outbox.Outbox;
import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.problem.Rejected;

/** The rooms of the Träger's schools. */
@ApplicationScoped
@Transactional
public class RoomService {

    private final RoomRepository rooms;
    private final StandortRepository standorte;
    private final SchoolService schools;
    private final Outbox outbox;
    private final Event<RoomRemoval> removals;

    RoomService(RoomRepository rooms, StandortRepository standorte, SchoolService schools, Outbox outbox,
            Event<RoomRemoval> removals) {
        this.rooms = rooms;
        this.standorte = standorte;
        this.schools = schools;
        this.outbox = outbox;
        this.removals = removals;
    }

    Page<RoomView> search(RoomFilter filter, PageRequest page) {
        return rooms.search(filter, page);
    }

    RoomView get(UUID id) {
        return RoomView.of(rooms.require(id));
    }

    RoomView add(AddRoom command) {
        schools.requireKnown(command.schulnummer());
        requireStandort(command.schulnummer(), command.standortId());
        var room = new Room(command.schulnummer(), command.description());
        rooms.persist(room);
        outbox.append(RoomFact.ADDED, room);
        return RoomView.of(room);
    }

    /** Adds many rooms or none. */
    List<RoomView> addAll(List<AddRoom> commands) {
        var known = schools.known(commands.stream().map(AddRoom::schulnummer).distinct().toList());
        commands.stream().map(AddRoom::schulnummer).filter(school -> !known.contains(school)).findFirst().ifPresent(school -> {
            throw new Rejected("school-unknown", school);
        });
        var added = new ArrayList<Room>();
        var places = standorte
                .keepAndFindSchools(commands.stream().map(AddRoom::standortId).filter(Objects::nonNull).distinct().toList());
        for (var command : commands) {
            if (command.standortId() != null && !command.schulnummer().equals(places.get(command.standortId()))) {
                throw new Rejected("standort-unknown", command.standortId());
            }
            added.add(new Room(command.schulnummer(), command.description()));
        }
        rooms.persist(added);
        rooms.flush();
        outbox.appendAll(
                added.stream().map(room -> new Outbox.Change(RoomFact.ADDED, room.state(), room.epoch(), room.version()))
                        .toList(),
                null);
        return added.stream().map(RoomView::of).toList();
    }

    RoomView change(UUID id, DescribeRoom command, @Nullable String ifMatch) {
        var room = rooms.require(id);
        room.requireVersion(ifMatch);
        requireStandort(room.schulnummer(), command.standortId());
        var before = room.state();
        room.describe(command);
        if (!room.state().equals(before)) {
            outbox.append(RoomFact.CHANGED, room);
        }
        return RoomView.of(room);
    }

    void remove(UUID id, @Nullable String ifMatch) {
        rooms.lockForRemoval(id);
        var room = rooms.require(id);
        room.requireVersion(ifMatch);
        removals.fire(new RoomRemoval(room.id(), room.name()));
        room.remove();
        outbox.append(RoomFact.REMOVED, room);
    }

    /** The school of each of these rooms, which stay until the transaction ends; a room that is unknown here is left out. */
    public Map<UUID, String> keepAndFindSchools(Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : rooms.keepAndFindSchools(ids);
    }

    /** The rooms of schools by name. */
    public RoomNames byName(Collection<String> schulnummern) {
        var known = schools.known(schulnummern);
        return new RoomNames(known.isEmpty() ? Map.of() : rooms.byName(known));
    }

    private void requireStandort(String schulnummer, @Nullable UUID standort) {
        if (standort != null && !schulnummer.equals(standorte.keepAndFindSchools(List.of(standort)).get(standort))) {
            throw new Rejected("standort-unknown", standort);
        }
    }
}
