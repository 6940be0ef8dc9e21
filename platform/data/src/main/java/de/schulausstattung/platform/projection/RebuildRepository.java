package de.schulausstattung.platform.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.Session;

/**
 * Which rebuild is under way. Whoever writes a projected table joins it within the transaction; whoever begins, switches or
 * ends it well keeps the writers out. So nobody writes with a stale idea of which rebuild that is.
 */
@ApplicationScoped
class RebuildRepository {

    /** The number of the lock; other locks of a database are hashes of names. */
    private static final long LOCK = 106;

    private final EntityManager entities;

    RebuildRepository(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * The rebuild under way, which stays the same until the transaction ends. Two statements: the second sees what we waited
     * for.
     */
    static Optional<UUID> join(Connection connection) throws SQLException {
        try (var lock = connection.prepareStatement("SELECT pg_advisory_xact_lock_shared(?)")) {
            lock.setLong(1, LOCK);
            lock.execute();
        }
        return run(connection);
    }

    /** As {@link #join}, and keeps every writer out until the transaction ends. */
    Optional<UUID> exclude() {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            try (var lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
                lock.setLong(1, LOCK);
                lock.execute();
            }
            return run(connection);
        });
    }

    private static Optional<UUID> run(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("SELECT run FROM rebuild"); var row = query.executeQuery()) {
            row.next();
            return Optional.ofNullable(row.getObject(1, UUID.class));
        }
    }

    /** One after the other asks for a rebuild. */
    void queue() {
        entities.createNativeQuery("SELECT 1 FROM rebuild FOR UPDATE").getSingleResult();
    }

    /** The rebuild under way, as it is at this moment. */
    Optional<UUID> marked() {
        return entities.unwrap(Session.class).doReturningWork(RebuildRepository::run);
    }

    void begin(UUID run) {
        update("UPDATE rebuild SET run = ?", run);
    }

    /** Ends it without a switch; nothing where another one has begun. */
    void abandon(UUID run) {
        update("UPDATE rebuild SET run = NULL WHERE run = ?", run);
    }

    /** Ends it well: whatever made figures incomplete is mended. */
    void end(UUID run) {
        update("UPDATE rebuild SET run = NULL, running_since = NULL WHERE run = ?", run);
    }

    private void update(String sql, UUID run) {
        entities.unwrap(Session.class).doWork(connection -> {
            try (var update = connection.prepareStatement(sql)) {
                update.setObject(1, run);
                update.executeUpdate();
            }
        });
    }

    /** Empties what is being built, of every tenant; the platform's workers alone may. */
    void empty(TableSet.Next next, List<String> tables) {
        entities.createNativeQuery("TRUNCATE rebuild_touched, " + String.join(", ", names(next, tables))).executeUpdate();
    }

    /** The planner must not go by the statistics of empty tables. */
    void analyze(TableSet set, List<String> tables) {
        entities.createNativeQuery("ANALYZE " + String.join(", ", names(set, tables))).executeUpdate();
    }

    /**
     * Runs what compares whole tables with each other. Until it has run, the planner joins nothing row by row: of 100,000
     * keys that have just been noted it expects one, and would compare every row with all of them.
     */
    void comparingTables(Runnable work) {
        entities.createNativeQuery("SET LOCAL enable_nestloop = off").executeUpdate();
        work.run();
        entities.createNativeQuery("SET LOCAL enable_nestloop TO DEFAULT").executeUpdate();
    }

    private static List<String> names(TableSet set, List<String> tables) {
        return Stream.concat(tables.stream(), Stream.of("watermark")).map(set::name).toList();
    }
}
