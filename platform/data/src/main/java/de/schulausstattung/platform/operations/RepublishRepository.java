package de.schulausstattung.platform.operations;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import de.schulausstattung.platform.persistence.Aggregate;

/** The aggregates of a service, whatever they are. */
@ApplicationScoped
@Transactional
class RepublishRepository {

    private static final int BATCH = 500;

    private final EntityManager entities;

    RepublishRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** In the operator's scope. */
    int raiseEpoch() {
        return ((Number) entities.createNativeQuery("UPDATE service_epoch SET number = number + 1 RETURNING number")
                .getSingleResult()).intValue();
    }

    /** In the operator's scope. */
    @SuppressWarnings("unchecked")
    List<String> tenants() {
        return entities.createNativeQuery("SELECT tenant_id FROM tenant ORDER BY tenant_id").getResultList();
    }

    List<Class<? extends Aggregate>> types() {
        return entities.getMetamodel().getEntities().stream().map(jakarta.persistence.metamodel.Type::getJavaType)
                .filter(Aggregate.class::isAssignableFrom)
                .<Class<? extends Aggregate>> map(type -> type.asSubclass(Aggregate.class))
                .sorted(java.util.Comparator.comparing(Class::getSimpleName)).toList();
    }

    /** Locks some aggregates of an older epoch and raises their versions; the row's trigger stamps the epoch. */
    <A extends Aggregate> List<A> touch(Class<A> type, int epoch) {
        return entities.createQuery("select e from " + type.getSimpleName() + " e where e.epoch < :epoch", type)
                .setParameter("epoch", epoch).setMaxResults(BATCH).setLockMode(LockModeType.PESSIMISTIC_FORCE_INCREMENT)
                .getResultList();
    }
}
