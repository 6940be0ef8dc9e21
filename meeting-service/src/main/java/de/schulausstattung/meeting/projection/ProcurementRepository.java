package de.schulausstattung.meeting.projection;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/** The projected procurement items. */
@ApplicationScoped
class ProcurementRepository {

    private final EntityManager entities;

    ProcurementRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** The agreements for which something is bought, in the order in which rows are locked. */
    @SuppressWarnings("unchecked")
    List<UUID> agreements() {
        return entities.createNativeQuery("""
                SELECT DISTINCT agreement_id FROM procurement_item WHERE agreement_id IS NOT NULL ORDER BY agreement_id""",
                UUID.class).getResultList();
    }
}
