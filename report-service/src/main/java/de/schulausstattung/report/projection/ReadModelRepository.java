package de.schulausstattung.report.projection;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.Session;

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

    boolean isRebuilding() {
        return (Boolean) entities.createNativeQuery("SELECT running_since IS NOT NULL FROM rebuild").getSingleResult();
    }

    void markRebuilding(Optional<Instant> since) {
        entities.unwrap(Session.class).doWork(connection -> {
            try (var update = connection.prepareStatement("UPDATE rebuild SET running_since = ?")) {
                update.setTimestamp(1, since.map(Timestamp::from).orElse(null));
                update.executeUpdate();
            }
        });
    }

    /** Empties the read models of every tenant; the platform's workers alone may. */
    void empty(List<String> tables) {
        entities.createNativeQuery("TRUNCATE watermark, " + String.join(", ", tables)).executeUpdate();
        entities.createNativeQuery("DELETE FROM tenant").executeUpdate();
    }

    void analyze(List<String> tables) {
        entities.createNativeQuery("ANALYZE " + String.join(", ", tables)).executeUpdate();
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
