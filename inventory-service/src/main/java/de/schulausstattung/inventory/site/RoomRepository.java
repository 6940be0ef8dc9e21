package de.schulausstattung.inventory.site;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.Session;

import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.persistence.Keyset;
import de.schulausstattung.platform.persistence.Where;
import de.schulausstattung.platform.problem.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

@ApplicationScoped
class RoomRepository implements PanacheRepositoryBase<Room, UUID> {

    private final Keyset keyset;

    RoomRepository(Keyset keyset) {
        this.keyset = keyset;
    }

    Room require(UUID id) {
        return find("id = ?1 and deleted = false", id).firstResultOptional().orElseThrow(() -> new NotFound("room", id));
    }

    Page<RoomView> search(RoomFilter filter, PageRequest page) {
        var where = new Where().and("e.deleted = false")
                .and("e.schulnummer = :schulnummer", "schulnummer", filter.schulnummer)
                .and("e.kind = :kind", "kind", filter.kind)
                .and("e.unterrichtsrelevant = :relevant", "relevant", filter.unterrichtsrelevant);
        return keyset.page(Room.class, where, page, RoomSort.ALL, RoomView::of);
    }

    /** The school of each room, which cannot be removed before the transaction ends; it can be described anew meanwhile. */
    Map<UUID, String> keepAndFindSchools(Collection<UUID> ids) {
        return getEntityManager().unwrap(Session.class)
                .createNativeQuery("SELECT id, schulnummer FROM room WHERE id IN (:ids) AND NOT deleted FOR KEY SHARE",
                        Object[].class)
                .setParameter("ids", ids).getResultStream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> (String) row[1]));
    }

    /** Waits, five seconds at most, for whoever places something in the room, and keeps the next one waiting. */
    void lockForRemoval(UUID id) {
        getEntityManager().createNativeQuery("SET LOCAL lock_timeout = '5s'").executeUpdate();
        getEntityManager().createNativeQuery("SELECT id FROM room WHERE id = ?1 FOR UPDATE").setParameter(1, id)
                .getResultList();
    }

    /** The ids of rooms by school and name as it is compared; of the removed ones those whose name no other has. */
    Map<String, Map<String, UUID>> byName(Collection<String> schulnummern) {
        var names = new HashMap<String, Map<String, UUID>>();
        getEntityManager().createQuery("""
                select e.schulnummer, e.nameKey, e.id from Room e where e.schulnummer in :schools
                 order by e.deleted desc, e.id""", Object[].class).setParameter("schools", schulnummern).getResultStream()
                .forEach(row -> names.computeIfAbsent((String) row[0], _ -> new HashMap<>()).put((String) row[1],
                        (UUID) row[2]));
        return names;
    }

    boolean isAnyAt(UUID standort) {
        return count("standortId = ?1 and deleted = false", standort) > 0;
    }
}
