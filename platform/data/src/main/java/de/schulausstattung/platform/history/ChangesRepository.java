package de.schulausstattung.platform.history;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.Session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The history in the order of transactions. */
@ApplicationScoped
class ChangesRepository {

    /**
     * Never past the oldest transaction still running: its rows would appear behind a cursor that had passed them. Rows of an
     * earlier epoch are all there, and after a restore into another cluster their transactions say nothing here.
     */
    private static final String SINCE = """
            SELECT epoch, tx, aggregate_type, aggregate_id, version, fact, recorded_at, state FROM change_history
             WHERE (epoch, tx, aggregate_type, aggregate_id, version) > (?, ?, ?, ?, ?)
               AND (epoch < ? OR tx < pg_snapshot_xmin(pg_current_snapshot())::text::bigint)
             ORDER BY epoch, tx, aggregate_type, aggregate_id, version LIMIT ?""";

    private final EntityManager entities;
    private final ObjectMapper json;

    ChangesRepository(EntityManager entities, ObjectMapper json) {
        this.entities = entities;
        this.json = json;
    }

    /** Where a reader stands. */
    record Position(int epoch, long tx, String type, String id, long version) {
        static final Position BEGINNING = new Position(0, -1, "", "", -1);
    }

    record Row(Position position, ChangesResource.Change change) {
    }

    int epoch() {
        return ((Number) entities.createNativeQuery("SELECT number FROM service_epoch").getSingleResult()).intValue();
    }

    List<Row> since(Position position, int epoch, int limit) {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            var found = new ArrayList<Row>();
            try (var query = connection.prepareStatement(SINCE)) {
                query.setInt(1, position.epoch());
                query.setLong(2, position.tx());
                query.setString(3, position.type());
                query.setString(4, position.id());
                query.setLong(5, position.version());
                query.setInt(6, epoch);
                query.setInt(7, limit);
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        var at = new Position(rows.getInt(1), rows.getLong(2), rows.getString(3), rows.getString(4),
                                rows.getLong(5));
                        found.add(new Row(at, new ChangesResource.Change(at.type(), at.id(), at.epoch(), at.version(),
                                rows.getString(6), rows.getTimestamp(7).toInstant(), json.readTree(rows.getString(8)))));
                    }
                }
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("A recorded state cannot be read", e);
            }
            return found;
        });
    }
}
