package de.schulausstattung.inventory.site;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.inventory.StandortState.StandortFact;
import de.schulausstattung.inventory.school.SchoolService;
import de.schulausstattung.platform.outbox.Outbox;
import de.schulausstattung.platform.problem.Conflict;
import de.schulausstattung.platform.problem.NotFound;

/** The Standorte of a school. */
@ApplicationScoped
@Transactional
public class StandortService {

    private final StandortRepository standorte;
    private final RoomRepository rooms;
    private final SchoolService schools;
    private final Outbox outbox;

    StandortService(StandortRepository standorte, RoomRepository rooms, SchoolService schools, Outbox outbox) {
        this.standorte = standorte;
        this.rooms = rooms;
        this.schools = schools;
        this.outbox = outbox;
    }

    List<StandortView> ofSchool(String schulnummer) {
        requireSchool(schulnummer);
        return standorte.ofSchool(schulnummer).stream().map(Standort::view).toList();
    }

    StandortView add(String schulnummer, DescribeStandort command) {
        requireSchool(schulnummer);
        var standort = new Standort(schulnummer, command);
        standorte.persist(standort);
        outbox.append(StandortFact.ADDED, standort);
        return standort.view();
    }

    StandortView get(String schulnummer, UUID id) {
        return standorte.require(schulnummer, id).view();
    }

    StandortView change(String schulnummer, UUID id, DescribeStandort command, @Nullable String ifMatch) {
        var standort = standorte.require(schulnummer, id);
        standort.requireVersion(ifMatch);
        var before = standort.view();
        standort.describe(command);
        if (!standort.view().equals(before)) {
            outbox.append(StandortFact.CHANGED, standort);
        }
        return standort.view();
    }

    void remove(String schulnummer, UUID id, @Nullable String ifMatch) {
        standorte.lockForRemoval(id);
        var standort = standorte.require(schulnummer, id);
        standort.requireVersion(ifMatch);
        if (rooms.isAnyAt(id)) {
            throw new Conflict("standort-in-use", standort.view().name());
        }
        standort.remove();
        outbox.append(StandortFact.REMOVED, standort);
    }

    private void requireSchool(String schulnummer) {
        if (schools.known(List.of(schulnummer)).isEmpty()) {
            throw new NotFound("school", schulnummer);
        }
    }
}
