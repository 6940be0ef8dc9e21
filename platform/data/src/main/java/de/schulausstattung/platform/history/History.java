package de.schulausstattung.platform.history;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import de.schulausstattung.events.Topic;
import de.schulausstattung.platform.outbox.RequestTrace;
import de.schulausstattung.platform.tenancy.CurrentTenant;

/** Reads what the outbox recorded beside its events: a state as it was at a moment, and the changes of an aggregate. */
@ApplicationScoped
@Transactional
public class History {

    private static final String AS_OF = """
            SELECT epoch, version, state FROM change_history
             WHERE aggregate_type = ? AND aggregate_id = ? AND recorded_at <= ?
             ORDER BY epoch DESC, version DESC LIMIT 1""";

    private static final String OF = """
            SELECT epoch, version, fact, recorded_at, actor, reason, request_id, state FROM change_history
             WHERE aggregate_type = ? AND aggregate_id = ? ORDER BY epoch DESC, version DESC LIMIT ?""";

    private static final String REFUSED = """
            INSERT INTO refused_act (schulnummer, aggregate_type, aggregate_id, act, problem, reason, recorded_at, actor, request_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final EntityManager entities;
    private final ObjectMapper json;
    private final Clock clock;
    private final CurrentTenant current;
    private final RequestTrace trace;

    History(EntityManager entities, ObjectMapper json, Clock clock, CurrentTenant current, RequestTrace trace) {
        this.entities = entities;
        this.json = json;
        this.clock = clock;
        this.current = current;
        this.trace = trace;
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
            String requestId, JsonNode state) {
    }

    /** The state at a moment in recorded time, or empty where the aggregate did not exist yet. */
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
                    return row.next() ? Optional.of(new Recorded<>(row.getInt(1), row.getLong(2),
                            read(row.getString(3), stateType))) : Optional.<Recorded<S>> empty();
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
                                read(rows.getString(8), JsonNode.class)));
                    }
                }
            }
            return entries;
        });
    }

    /** Notes an act that a rule refused, in a transaction of its own: the refusal rolls the act's back. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void noteRefused(Topic type, String id, @Nullable String schulnummer, String act, String problem,
            @Nullable String reason) {
        entities.unwrap(Session.class).doWork(connection -> {
            try (var insert = connection.prepareStatement(REFUSED)) {
                insert.setString(1, schulnummer);
                insert.setString(2, type.topicName());
                insert.setString(3, id);
                insert.setString(4, act);
                insert.setString(5, problem);
                insert.setString(6, reason);
                insert.setTimestamp(7, Timestamp.from(clock.instant()));
                insert.setString(8, current.subject());
                insert.setString(9, trace.requestId());
                insert.executeUpdate();
            }
        });
    }

    private <T> T read(String text, Class<T> type) throws SQLException {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new SQLException("A recorded state cannot be read", e);
        }
    }
}
