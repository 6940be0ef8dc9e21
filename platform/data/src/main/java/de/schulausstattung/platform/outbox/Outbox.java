package de.schulausstattung.platform.outbox;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.apache.kafka.common.utils.Utils;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;

import de.schulausstattung.events.AggregateState;
import de.schulausstattung.events.EventEnvelope;
import de.schulausstattung.events.Fact;
import de.schulausstattung.events.Topic;
import de.schulausstattung.platform.persistence.Aggregate;
import de.schulausstattung.platform.persistence.Ids;
import de.schulausstattung.platform.tenancy.CurrentTenant;
import io.quarkus.logging.Log;

/**
 * Records a change: the event that other services will see, and the row of the history, both in the transaction of the change.
 * A change that is rolled back leaves neither; one that is committed loses neither.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Outbox {

    private static final String APPEND = """
            WITH change AS (
              SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::int[], ?::bigint[], ?::text[], ?::text[], ?::text[],
                                   ?::smallint[], ?::uuid[], ?::boolean[])
                AS c(aggregate_type, aggregate_id, schulnummer, epoch, version, event_type, state, envelope, shard, event_id,
                     deleted)
            ), due AS (
              INSERT INTO tombstone_due (tenant_id, aggregate_type, aggregate_id, epoch, version, deleted_at)
              SELECT ?, aggregate_type, aggregate_id, epoch, version, ? FROM change WHERE deleted
              ON CONFLICT ON CONSTRAINT pk_tombstone_due DO UPDATE
                 SET epoch = excluded.epoch, version = excluded.version, deleted_at = excluded.deleted_at
            ), history AS (
              INSERT INTO change_history (tenant_id, schulnummer, aggregate_type, aggregate_id, epoch, version, fact,
                                          recorded_at, actor, reason, request_id, state)
              SELECT ?, schulnummer, aggregate_type, aggregate_id, epoch, version, event_type, ?, ?, ?, ?, state::jsonb FROM change
            )
            INSERT INTO outbox_event (shard, event_id, tenant_id, aggregate_type, aggregate_id, epoch, aggregate_version, topic,
                                      message_key, event_type, envelope, traceparent, request_id, occurred_at)
            SELECT shard, event_id, ?, aggregate_type, aggregate_id, epoch, version, aggregate_type,
                   ? || '/' || aggregate_id, event_type, envelope, ?, nullif(?, ''), ? FROM change""";

    private static final String FORGET = """
            WITH due AS (
              DELETE FROM tombstone_due WHERE aggregate_type = ? AND aggregate_id = ?
            )
            INSERT INTO outbox_event (shard, tenant_id, aggregate_type, aggregate_id, epoch, aggregate_version, topic,
                                      message_key, event_type, traceparent, request_id, occurred_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, ''), ?)
            ON CONFLICT DO NOTHING""";

    private static final String BURY = """
            INSERT INTO outbox_event (shard, tenant_id, aggregate_type, aggregate_id, epoch, aggregate_version, topic,
                                      message_key, event_type, occurred_at)
            SELECT shard, ?, ?, id, ?, version, ?, ? || '/' || id, ?, ?
              FROM unnest(?::text[], ?::bigint[], ?::smallint[]) AS lost(id, version, shard)
             WHERE NOT EXISTS (SELECT FROM change_history h WHERE h.aggregate_type = ? AND h.aggregate_id = lost.id)
            ON CONFLICT DO NOTHING""";

    /** What stands as type of an event that has no content. */
    static final String TOMBSTONE = "tombstone";

    private final EntityManager entities;
    private final CurrentTenant current;
    private final ObjectMapper json;
    private final Clock clock;
    private final EventPositions positions;
    private final RequestTrace trace;
    private final Event<Appended> appended;

    Outbox(EntityManager entities, CurrentTenant current, ObjectMapper json, Clock clock, EventPositions positions,
            RequestTrace trace, Event<Appended> appended) {
        this.entities = entities;
        this.current = current;
        this.json = json;
        this.clock = clock;
        this.positions = positions;
        this.trace = trace;
        this.appended = appended;
    }

    /** Fired within the transaction, for observers after its success. */
    record Appended() {
    }

    /**
     * One state to record.
     *
     * @param epoch and {@code version} as the aggregate's row has them now
     */
    public record Change(Fact fact, AggregateState state, int epoch, long version) {
    }

    /**
     * An aggregate that a topic holds and the database does not know.
     *
     * @param version of the state on the topic
     */
    public record Lost(String id, long version) {
    }

    /** Records what just happened to an aggregate. */
    public void append(Fact fact, Aggregate aggregate) {
        append(fact, aggregate, null);
    }

    /**
     * Records what just happened to an aggregate, and why. The aggregate is flushed first: its row lock must be held before the
     * event's sequence is drawn, so that per aggregate the order of sequences is the order of commits.
     */
    public void append(Fact fact, Aggregate aggregate, @Nullable String reason) {
        entities.flush();
        appendAll(List.of(new Change(fact, aggregate.state(), aggregate.epoch(), aggregate.version())), reason);
    }

    /** Records many changes at once; their rows must have been written in this transaction. */
    public void appendAll(List<Change> changes, @Nullable String reason) {
        if (changes.isEmpty()) {
            return;
        }
        var now = clock.instant();
        var tenant = tenant();
        entities.unwrap(Session.class).doWork(connection -> insert(connection, changes, tenant, now, reason));
        changes.forEach(change -> positions.add(change.state().topic(), shard(tenant, change.state().aggregateId()),
                change.state().aggregateId(), change.epoch(), change.version()));
        var last = changes.getLast();
        appended.fire(new Appended());
        if (changes.size() == 1) {
            Log.infof("%s %s=%s version=%d.%d", last.fact(), last.state().topic().aggregate(), last.state().aggregateId(),
                    last.epoch(), last.version());
        } else {
            Log.infof("%d changes, last %s %s=%s", changes.size(), last.fact(), last.state().topic().aggregate(),
                    last.state().aggregateId());
        }
    }

    /**
     * Tells every consumer at once to forget an aggregate for good: its erasure. What this service itself keeps of it, the
     * caller erases.
     *
     * @param epoch and {@code version} of its last state
     */
    public void forget(Topic topic, String aggregateId, int epoch, long version) {
        var tenant = tenant();
        entities.flush();
        entities.unwrap(Session.class).doWork(connection -> {
            try (var statement = connection.prepareStatement(FORGET)) {
                int p = 1;
                statement.setString(p++, topic.topicName());
                statement.setString(p++, aggregateId);
                statement.setShort(p++, shard(tenant, aggregateId));
                statement.setString(p++, tenant);
                statement.setString(p++, topic.topicName());
                statement.setString(p++, aggregateId);
                statement.setInt(p++, epoch);
                statement.setLong(p++, version);
                statement.setString(p++, topic.topicName());
                statement.setString(p++, EventEnvelope.key(tenant, aggregateId));
                statement.setString(p++, TOMBSTONE);
                statement.setString(p++, trace.parent());
                statement.setString(p++, trace.requestId());
                statement.setTimestamp(p, Timestamp.from(clock.instant()));
                statement.executeUpdate();
            }
        });
        appended.fire(new Appended());
        Log.infof("FORGOTTEN %s=%s version=%d.%d", topic.aggregate(), aggregateId, epoch, version);
    }

    /**
     * Tells every consumer to forget what was lost with a restore. What is there again by now stays.
     *
     * @param epoch in which that is; each republish has one of its own and says it anew
     * @return how many
     */
    public int bury(Topic topic, List<Lost> lost, int epoch) {
        var tenant = tenant();
        int buried = entities.unwrap(Session.class).doReturningWork(connection -> {
            try (var statement = connection.prepareStatement(BURY)) {
                int p = 1;
                statement.setString(p++, tenant);
                statement.setString(p++, topic.topicName());
                statement.setInt(p++, epoch);
                statement.setString(p++, topic.topicName());
                statement.setString(p++, tenant);
                statement.setString(p++, TOMBSTONE);
                statement.setTimestamp(p++, Timestamp.from(clock.instant()));
                statement.setArray(p++, connection.createArrayOf("text", lost.stream().map(Lost::id).toArray()));
                statement.setArray(p++, connection.createArrayOf("int8", lost.stream().map(Lost::version).toArray()));
                statement.setArray(p++, connection.createArrayOf("int2",
                        lost.stream().map(one -> shard(tenant, one.id())).toArray()));
                statement.setString(p, topic.topicName());
                return statement.executeUpdate();
            }
        });
        appended.fire(new Appended());
        return buried;
    }

    /**
     * The shard of an aggregate is the partition that the broker's client puts its key into, for ever. So the events of a shard
     * arrive in the order in which they were written, not only those of one aggregate: who has seen the last has seen all.
     */
    static short shard(String tenant, String aggregateId) {
        var key = EventEnvelope.key(tenant, aggregateId).getBytes(StandardCharsets.UTF_8);
        return (short) (Utils.toPositive(Utils.murmur2(key)) % Topic.PARTITIONS);
    }

    private String tenant() {
        var scope = current.scope();
        if (scope == null) {
            throw new IllegalStateException("No tenant bound");
        }
        return scope.tenant();
    }

    private void insert(Connection connection, List<Change> changes, String tenant, Instant now, @Nullable String reason)
            throws SQLException {
        var size = changes.size();
        var types = new String[size];
        var ids = new String[size];
        var schools = new String[size];
        var epochs = new Integer[size];
        var versions = new Long[size];
        var events = new String[size];
        var states = new String[size];
        var envelopes = new String[size];
        var shards = new Short[size];
        var eventIds = new UUID[size];
        var deleted = new Boolean[size];
        var traceparent = trace.parent();
        for (int i = 0; i < size; i++) {
            var change = changes.get(i);
            var state = change.state();
            types[i] = state.topic().topicName();
            ids[i] = state.aggregateId();
            schools[i] = state.visibleAt();
            epochs[i] = change.epoch();
            versions[i] = change.version();
            events[i] = change.fact().eventType(state.topic());
            states[i] = write(state);
            eventIds[i] = Ids.next();
            envelopes[i] = write(new EventEnvelope<>(eventIds[i], "/" + state.topic().service(), events[i], ids[i], now, tenant,
                    change.epoch(), change.version(), traceparent, new RawValue(states[i])));
            shards[i] = shard(tenant, ids[i]);
            deleted[i] = state.deleted();
        }
        try (var statement = connection.prepareStatement(APPEND)) {
            int p = 1;
            statement.setArray(p++, connection.createArrayOf("text", types));
            statement.setArray(p++, connection.createArrayOf("text", ids));
            statement.setArray(p++, connection.createArrayOf("text", schools));
            statement.setArray(p++, connection.createArrayOf("int4", epochs));
            statement.setArray(p++, connection.createArrayOf("int8", versions));
            statement.setArray(p++, connection.createArrayOf("text", events));
            statement.setArray(p++, connection.createArrayOf("text", states));
            statement.setArray(p++, connection.createArrayOf("text", envelopes));
            statement.setArray(p++, connection.createArrayOf("int2", shards));
            statement.setArray(p++, connection.createArrayOf("uuid", eventIds));
            statement.setArray(p++, connection.createArrayOf("bool", deleted));
            statement.setString(p++, tenant);
            statement.setTimestamp(p++, Timestamp.from(now));
            statement.setString(p++, tenant);
            statement.setTimestamp(p++, Timestamp.from(now));
            statement.setString(p++, current.subject());
            statement.setString(p++, reason);
            statement.setString(p++, trace.requestId());
            statement.setString(p++, tenant);
            statement.setString(p++, tenant);
            statement.setString(p++, traceparent);
            statement.setString(p++, trace.requestId());
            statement.setTimestamp(p, Timestamp.from(now));
            statement.executeUpdate();
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
