package de.schulausstattung.inventory.site;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.Session;

import de.schulausstattung.platform.problem.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

@ApplicationScoped
class StandortRepository implements PanacheRepositoryBase<Standort, UUID> {

    Standort require(String schulnummer, UUID id) {
        return find("id = ?1 and schulnummer = ?2 and deleted = false", id, schulnummer).firstResultOptional()
                .orElseThrow(() -> new NotFound("standort", id));
    }

    /**
     * The school of each of these Standorte, which cannot be removed before the transaction ends; one that is unknown here is
     * left out.
     */
    Map<UUID, String> keepAndFindSchools(Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of()
                : getEntityManager().unwrap(Session.class)
                        .createNativeQuery(
                                "SELECT id, schulnummer FROM standort WHERE id IN (:ids) AND NOT deleted FOR KEY SHARE",
                                Object[].class)
                        .setParameter("ids", ids).getResultStream()
                        .collect(Collectors.toMap(row -> (UUID) row[0], row -> (String) row[1]));
    }

    /** Waits, five seconds at most, for whoever puts a room there, and keeps the next one waiting. */
    void lockForRemoval(UUID id) {
        getEntityManager().createNativeQuery("SET LOCAL lock_timeout = '5s'").executeUpdate();
        getEntityManager().createNativeQuery("SELECT id FROM standort WHERE id = ?1 FOR UPDATE").setParameter(1, id)
                .getResultList();
    }

    List<Standort> ofSchool(String schulnummer) {
        return list("schulnummer = ?1 and deleted = false order by name", schulnummer);
    }
}
