package de.schulausstattung.inventory.school;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

@ApplicationScoped
class PupilCountRepository implements PanacheRepositoryBase<PupilCount, String> {

    List<PupilCount> ofSchool(String schulnummer) {
        return list("schulnummer = ?1 order by schuljahr desc", schulnummer);
    }

    @SuppressWarnings("unchecked")
    Set<String> jahrgaenge() {
        return (Set<String>) getEntityManager().createNativeQuery("SELECT code FROM jahrgang").getResultStream()
                .collect(Collectors.toSet());
    }
}
