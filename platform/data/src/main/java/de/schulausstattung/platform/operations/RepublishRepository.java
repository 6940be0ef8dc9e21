package de.schulausstattung.platform.operations;

import java.util.Comparator;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.metamodel.Type;
import jakarta.transaction.Transactional;

import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.jspecify.annotations.Nullable;

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

    /** In the operator's scope. The row stays locked, so that only one who asks for a republish gets past at a time. */
    int raiseEpoch() {
        return ((Number) entities.createNativeQuery("UPDATE service_epoch SET number = number + 1 RETURNING number")
                .getSingleResult()).intValue();
    }

    /** The Träger, and the Kreise they lie in; in the operator's scope. */
    @SuppressWarnings("unchecked")
    List<String> tenants() {
        return entities.createNativeQuery("SELECT tenant_id FROM tenant UNION SELECT 'kreis-' || kreis FROM tenant ORDER BY 1")
                .getResultList();
    }

    List<Class<? extends Aggregate>> types() {
        return entities.getMetamodel().getEntities().stream().map(Type::getJavaType)
                .filter(Aggregate.class::isAssignableFrom)
                .<Class<? extends Aggregate>> map(type -> type.asSubclass(Aggregate.class))
                .sorted(Comparator.comparing(Class::getSimpleName)).toList();
    }

    /**
     * Locks the next aggregates of an older epoch and raises their versions; the row's trigger stamps the epoch.
     *
     * @param after the id of the last of the batch before
     * @return them as they are now, in the order of their ids
     */
    @SuppressWarnings("unchecked")
    <A extends Aggregate> List<A> touch(Class<A> type, int epoch, @Nullable Object after) {
        var table = entities.getEntityManagerFactory().unwrap(SessionFactoryImplementor.class).getMappingMetamodel()
                .getEntityDescriptor(type).getIdentifierTableDetails();
        var id = table.getKeyDetails().getKeyColumn(0).getColumnName();
        // in the order of the key, so that no batch looks again at what earlier ones have done
        var sql = """
                WITH batch AS (
                  SELECT %2$s AS batch_id FROM %1$s WHERE epoch < :epoch %3$s ORDER BY %2$s LIMIT %4$d FOR UPDATE
                ), touched AS (
                  UPDATE %1$s AS t SET version = t.version + 1 FROM batch WHERE t.%2$s = batch_id RETURNING t.*
                )
                SELECT * FROM touched ORDER BY %2$s""".formatted(table.getTableName(), id,
                after == null ? "" : "AND " + id + " > :after", BATCH);
        var query = entities.createNativeQuery(sql, type).setParameter("epoch", epoch);
        if (after != null) {
            query.setParameter("after", after);
        }
        return query.getResultList();
    }

    Object idOf(Aggregate aggregate) {
        return entities.getEntityManagerFactory().getPersistenceUnitUtil().getIdentifier(aggregate);
    }
}
