package de.schulausstattung.platform.operations;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.metamodel.Type;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.TableDetails;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.Topic;
import de.schulausstattung.platform.persistence.Aggregate;

/** The aggregates of a service, whatever they are. */
@ApplicationScoped
@Transactional
class RepublishRepository {

    private static final int BATCH = 500;

    private static final String STRANGERS = """
            SELECT s.id, s.epoch, s.version,
                   EXISTS (SELECT FROM change_history h WHERE h.aggregate_type = ? AND h.aggregate_id = s.id)
              FROM unnest(?::text[], ?::int[], ?::bigint[]) AS s(id, epoch, version)
             WHERE NOT EXISTS (SELECT FROM change_history h WHERE h.aggregate_type = ? AND h.aggregate_id = s.id
                                  AND h.epoch = s.epoch AND h.version = s.version)""";

    private final EntityManager entities;

    RepublishRepository(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * A state that stands on a topic and was never written here.
     *
     * @param isKnown whether another state of the same aggregate was
     */
    record Stranger(String id, int epoch, long version, boolean isKnown) {
    }

    /** In the operator's scope. The row stays locked, so that only one who asks for a republish gets past at a time. */
    int raiseEpoch() {
        return ((Number) entities.createNativeQuery("UPDATE service_epoch SET number = number + 1 RETURNING number")
                .getSingleResult()).intValue();
    }

    /** In the operator's scope. */
    int epoch() {
        return ((Number) entities.createNativeQuery("SELECT number FROM service_epoch").getSingleResult()).intValue();
    }

    /** In the operator's scope. */
    void raiseEpochTo(int number) {
        entities.createNativeQuery("UPDATE service_epoch SET number = :number WHERE number < :number")
                .setParameter("number", number).executeUpdate();
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
        var table = table(type);
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

    /** As {@link #touch}, for those of these ids that are there, whatever their epoch. */
    @SuppressWarnings("unchecked")
    <A extends Aggregate> List<A> touch(Class<A> type, Set<String> ids) {
        var table = table(type);
        var sql = "UPDATE %1$s AS t SET version = t.version + 1 WHERE t.%2$s::text = ANY (:ids) RETURNING t.*"
                .formatted(table.getTableName(), table.getKeyDetails().getKeyColumn(0).getColumnName());
        return entities.createNativeQuery(sql, type).setParameter("ids", ids.toArray(String[]::new)).getResultList();
    }

    private <A extends Aggregate> TableDetails table(Class<A> type) {
        return entities.getEntityManagerFactory().unwrap(SessionFactoryImplementor.class).getMappingMetamodel()
                .getEntityDescriptor(type).getIdentifierTableDetails();
    }

    /** Those of these states that the tenant at hand has never written. */
    List<Stranger> strangers(Topic topic, String[] ids, Integer[] epochs, Long[] versions) {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            try (var query = connection.prepareStatement(STRANGERS)) {
                query.setString(1, topic.topicName());
                query.setArray(2, connection.createArrayOf("text", ids));
                query.setArray(3, connection.createArrayOf("int4", epochs));
                query.setArray(4, connection.createArrayOf("int8", versions));
                query.setString(5, topic.topicName());
                var found = new ArrayList<Stranger>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(new Stranger(rows.getString(1), rows.getInt(2), rows.getLong(3), rows.getBoolean(4)));
                    }
                }
                return found;
            }
        });
    }

    /** The number of a transaction of its own: whatever began before this has a smaller one. */
    long transaction() {
        return ((Number) entities.createNativeQuery("SELECT pg_current_xact_id()::text::bigint").getSingleResult()).longValue();
    }

    /** Whether every transaction up to this number has ended. */
    boolean isOver(long transaction) {
        return ((Number) entities.createNativeQuery("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
                .getSingleResult()).longValue() > transaction;
    }

    Object idOf(Aggregate aggregate) {
        return entities.getEntityManagerFactory().getPersistenceUnitUtil().getIdentifier(aggregate);
    }
}
