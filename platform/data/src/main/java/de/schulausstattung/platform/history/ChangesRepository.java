package de.schulausstattung.platform.history;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.Session;

/** The history in the order of epochs and transactions. */
@ApplicationScoped
class ChangesRepository {

    /**
     * Never past the oldest transaction still running: its rows would appear behind a cursor that had passed them. That an
     * aggregate left a school is told to those alone who do not see where it went.
     */
    private static final String SINCE = """
            SELECT epoch, tx, aggregate_type, aggregate_id, version, fact, recorded_at, state::text FROM change_history h
             WHERE (epoch, tx, aggregate_type, aggregate_id, version) > (?, ?, ?, ?, ?) AND (epoch < ? OR tx < ?)
               AND (NOT left_school OR NOT EXISTS (
                     SELECT FROM change_history n WHERE n.aggregate_type = h.aggregate_type AND n.aggregate_id = h.aggregate_id
                        AND n.epoch = h.epoch AND n.version = h.version AND NOT n.left_school))
             ORDER BY epoch, tx, aggregate_type, aggregate_id, version LIMIT ?""";

    private static final String EPOCH = """
            SELECT number, coalesce(settled_tx, -1), pg_snapshot_xmin(pg_current_snapshot())::text::bigint FROM service_epoch""";

    /** Not where the epoch was raised once more meanwhile: this transaction may have its number from before that. */
    private static final String SETTLE = """
            UPDATE service_epoch SET settled_tx = pg_current_xact_id()::text::bigint WHERE number = ? AND settled_tx IS NULL""";

    private final EntityManager entities;

    ChangesRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** Where a reader stands. */
    record Position(int epoch, long tx, String type, String id, long version) {
        static final Position BEGINNING = new Position(0, -1, "", "", -1);
    }

    record Row(Position position, ChangesResource.Change change) {
    }

    /**
     * The epoch as a transaction sees it.
     *
     * @param settledTx a transaction that began after the epoch was raised, or -1 where none was noted yet
     * @param oldestRunning the oldest transaction that has not ended; what older ones wrote can be read
     */
    record Epoch(int number, long settledTx, long oldestRunning) {

        boolean isNoted() {
            return settledTx >= 0;
        }

        /**
         * Whether all rows of earlier epochs are there: each transaction that may write one has ended. Until then no row is
         * delivered, since one of the new epoch could be passed by one of the old.
         */
        boolean isSettled() {
            return isNoted() && oldestRunning >= settledTx;
        }

        /** All that is there to be read lies before this position, all that is to come behind it. */
        Position end() {
            return new Position(number, oldestRunning, "", "", -1);
        }
    }

    /** The epoch now; read before the rows, whose later snapshot shows all that this one promises. */
    Epoch epoch() {
        var row = (Object[]) entities.createNativeQuery(EPOCH).getSingleResult();
        return new Epoch(((Number) row[0]).intValue(), ((Number) row[1]).longValue(), ((Number) row[2]).longValue());
    }

    /** Notes from where on an epoch is settled; in the platform's scope, in a transaction that wrote nothing before. */
    void settle(int epoch) {
        entities.createNativeQuery(SETTLE).setParameter(1, epoch).executeUpdate();
    }

    List<Row> since(Position position, Epoch epoch, int limit) {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            var found = new ArrayList<Row>();
            try (var query = connection.prepareStatement(SINCE)) {
                query.setInt(1, position.epoch());
                query.setLong(2, position.tx());
                query.setString(3, position.type());
                query.setString(4, position.id());
                query.setLong(5, position.version());
                query.setInt(6, epoch.number());
                query.setLong(7, epoch.oldestRunning());
                query.setInt(8, limit);
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        var at = new Position(rows.getInt(1), rows.getLong(2), rows.getString(3), rows.getString(4),
                                rows.getLong(5));
                        found.add(new Row(at, new ChangesResource.Change(at.type(), at.id(), at.epoch(), at.version(),
                                rows.getString(6), rows.getTimestamp(7).toInstant(), rows.getString(8))));
                    }
                }
            }
            return found;
        });
    }
}
