package de.schulausstattung.needs.medienkonzept;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.Session;

/** The Medienkompetenzrahmen, reference data. */
@ApplicationScoped
class CompetenceRepository {

    private final EntityManager entities;

    CompetenceRepository(EntityManager entities) {
        this.entities = entities;
    }

    List<Competence> all() {
        return entities.unwrap(Session.class)
                .createNativeQuery("SELECT code, area, name FROM competence ORDER BY code", Object[].class).getResultStream()
                .map(row -> new Competence((String) row[0], (String) row[1], (String) row[2])).toList();
    }
}
