package de.schulausstattung.meeting.projection;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/** The projected schools. */
@ApplicationScoped
class SchoolRepository {

    private final EntityManager entities;

    SchoolRepository(EntityManager entities) {
        this.entities = entities;
    }

    Optional<KnownSchool> find(String schulnummer) {
        return Optional.ofNullable(entities.find(ProjectedSchool.class, schulnummer)).map(ProjectedSchool::known);
    }

    List<KnownSchool> all() {
        return entities.createQuery("select e from ProjectedSchool e order by e.schulnummer", ProjectedSchool.class)
                .getResultStream().map(ProjectedSchool::known).toList();
    }
}
