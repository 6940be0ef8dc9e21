package de.schulausstattung.inventory.site;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import de.schulausstattung.platform.problem.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

@ApplicationScoped
class StandortRepository implements PanacheRepositoryBase<Standort, UUID> {

    Standort require(String schulnummer, UUID id) {
        return find("id = ?1 and schulnummer = ?2 and deleted = false", id, schulnummer).firstResultOptional()
                .orElseThrow(() -> new NotFound("standort", id));
    }

    boolean exists(String schulnummer, UUID id) {
        return count("id = ?1 and schulnummer = ?2 and deleted = false", id, schulnummer) == 1;
    }

    /** The school of each of these Standorte; one that is unknown here is left out. */
    Map<UUID, String> schoolsOf(Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of()
                : list("id in ?1 and deleted = false", ids).stream()
                        .collect(Collectors.toMap(Standort::id, Standort::schulnummer));
    }

    List<Standort> ofSchool(String schulnummer) {
        return list("schulnummer = ?1 and deleted = false order by name", schulnummer);
    }
}
