package de.schulausstattung.platform.projection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.Session;
import org.postgresql.jdbc.PgConnection;

/** How far the read models reach, and whether they are whole. */
@ApplicationScoped
class ReadModelRepository {

    private final EntityManager entities;

    ReadModelRepository(EntityManager entities) {
        this.entities = entities;
    }

    boolean reached(TableProjection<?> projection, Position position) {
        var sql = "SELECT 1 FROM " + projection.table() + " WHERE " + projection.key().name() + " = ?::"
                + projection.key().type() + " AND (epoch, version) >= (?, ?)";
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            try (var query = connection.prepareStatement(sql)) {
                query.setString(1, position.aggregateId());
                query.setInt(2, position.epoch());
                query.setLong(3, position.version());
                try (var row = query.executeQuery()) {
                    return row.next();
                }
            }
        });
    }

    Map<String, Instant> watermarks() {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            var found = new TreeMap<String, Instant>();
            try (var query = connection.prepareStatement("SELECT topic, applied_through FROM watermark");
                    var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), rows.getTimestamp(2).toInstant());
                }
            }
            return found;
        });
    }

    /**
     * Must come before any other statement of the transaction. The wall binds a connection by a query when it is taken, which
     * fixes the isolation level; so what that began is committed, the binding stays, and the transaction begins anew.
     */
    void beginSnapshot() {
        entities.unwrap(Session.class).doWork(connection -> {
            connection.unwrap(PgConnection.class).commit();
            try (var statement = connection.createStatement()) {
                statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            }
        });
    }

    /** Those of the bound tenant: its key begins with the tenant, and the wall shows no other. */
    long unappliedEvents() {
        return (Long) entities.createNativeQuery("SELECT count(*) FROM dead_letter WHERE resolved_at IS NULL", Long.class)
                .getSingleResult();
    }

    /** Whether figures are known to be incomplete until a rebuild has ended well. */
    boolean isIncomplete() {
        return (Boolean) entities.createNativeQuery("SELECT running_since IS NOT NULL FROM rebuild").getSingleResult();
    }

    List<String> tenants() {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            var found = new ArrayList<String>();
            try (var query = connection.prepareStatement("SELECT * FROM tenant ORDER BY 1"); var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        });
    }

    Optional<Traeger> traeger() {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            try (var query = connection.prepareStatement("SELECT id, name, kreis FROM traeger ORDER BY id");
                    var row = query.executeQuery()) {
                return row.next() ? Optional.of(new Traeger(row.getString(1), row.getString(2), row.getString(3)))
                        : Optional.empty();
            }
        });
    }
}
