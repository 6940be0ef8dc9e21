package de.schulausstattung.platform.history;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonRawValue;

import de.schulausstattung.events.Topic;
import de.schulausstattung.platform.persistence.StoredJson;

/** Reads what the outbox recorded beside its events: a state as it was at a moment, and the changes of an aggregate. */
@ApplicationScoped
@Transactional
public class History {

    private static final String AS_OF = """
            SELECT epoch, version, state::text, left_school FROM change_history
             WHERE aggregate_type = ? AND aggregate_id = ? AND recorded_at <= ?
             ORDER BY epoch DESC, version DESC, left_school LIMIT 1""";

    private static final String OF = """
            SELECT DISTINCT ON (epoch, version) epoch, version, fact, recorded_at, actor, reason, request_id, state::text
              FROM change_history WHERE aggregate_type = ? AND aggregate_id = ?
             ORDER BY epoch DESC, version DESC, left_school LIMIT ?""";

    private final EntityManager entities;
    private final StoredJson json;
    private final Clock clock;

    History(EntityManager entities, StoredJson json, Clock clock) {
        this.entities = entities;
        this.json = json;
        this.clock = clock;
    }

    /** A state as it was recorded. */
    public record Recorded<S>(int epoch, long version, S state) {
    }

    /**
     * One change of an aggregate.
     *
     * @param actor the subject that made it
     * @param reason why, where a reason was given or required
     */
    public record Entry(int epoch, long version, String fact, Instant recordedAt, String actor, @Nullable String reason,
            String requestId, @JsonRawValue @Schema(type = SchemaType.OBJECT, implementation = Object.class) String state) {
    }

    /**
     * The state at a moment in recorded time; empty where the aggregate did not exist yet, or had left the caller's schools.
     */
    public <S> Optional<Recorded<S>> asOf(Topic type, String id, Instant moment, Class<S> stateType) {
        var now = clock.instant();
        if (moment.isBefore(Instant.EPOCH)) {
            return Optional.empty();
        }
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            try (var query = connection.prepareStatement(AS_OF)) {
                query.setString(1, type.topicName());
                query.setString(2, id);
                query.setTimestamp(3, Timestamp.from(moment.isAfter(now) ? now : moment));
                try (var row = query.executeQuery()) {
                    return row.next() && !row.getBoolean(4) ? Optional.of(new Recorded<>(row.getInt(1), row.getLong(2),
                            json.read(row.getString(3), stateType))) : Optional.<Recorded<S>> empty();
                }
            }
        });
    }

    /** The changes of an aggregate, newest first. */
    public List<Entry> of(Topic type, String id, int limit) {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            var entries = new ArrayList<Entry>();
            try (var query = connection.prepareStatement(OF)) {
                query.setString(1, type.topicName());
                query.setString(2, id);
                query.setInt(3, limit);
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        entries.add(new Entry(rows.getInt(1), rows.getLong(2), rows.getString(3),
                                rows.getTimestamp(4).toInstant(), rows.getString(5), rows.getString(6), rows.getString(7),
                                rows.getString(8)));
                    }
                }
            }
            return entries;
        });
    }
}
