package de.schulausstattung.platform.outbox;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import javax.sql.DataSource;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

import io.quarkus.logging.Log;

/**
 * Publishes waiting events, one shard and one transaction at a time. Any number of relays share the work: each locks a shard,
 * never single events, so that the order per aggregate holds. A relay that was frozen may send again what another has sent;
 * consumers apply only what is newer.
 */
class Relay {

    /** What one look at the outbox came to. */
    enum Outcome {
        /** Nothing waits, or others are at it. */
        IDLE,
        /** Something was published; look again at once. */
        PUBLISHED,
        /** The broker is away; look again later. */
        BROKER_AWAY
    }

    private static final String LOCK_SHARD = """
            SELECT s.shard FROM outbox_shard s
             WHERE EXISTS (SELECT FROM outbox_event e
                            WHERE e.shard = s.shard AND e.published_at IS NULL AND e.parked_at IS NULL
                              AND NOT EXISTS (SELECT FROM outbox_event p WHERE p.shard = e.shard AND p.parked_at IS NOT NULL
                                                 AND p.aggregate_type = e.aggregate_type AND p.aggregate_id = e.aggregate_id))
             ORDER BY random() LIMIT 1 FOR UPDATE OF s SKIP LOCKED""";

    private static final String WAITING = """
            SELECT e.sequence, e.topic, e.message_key, e.envelope, e.tenant_id, e.event_type, e.traceparent
              FROM outbox_event e
             WHERE e.shard = ? AND e.published_at IS NULL AND e.parked_at IS NULL
               AND NOT EXISTS (SELECT FROM outbox_event p WHERE p.shard = e.shard AND p.parked_at IS NOT NULL
                                  AND p.aggregate_type = e.aggregate_type AND p.aggregate_id = e.aggregate_id)
             ORDER BY e.sequence LIMIT ?""";

    private final DataSource dataSource;
    private final Producer<String, byte[]> producer;
    private final Topics topics;
    private final int batch;

    Relay(DataSource dataSource, Producer<String, byte[]> producer, Topics topics, int batch) {
        this.dataSource = dataSource;
        this.producer = producer;
        this.topics = topics;
        this.batch = batch;
    }

    private record Waiting(long sequence, String topic, String key, String envelope, String tenant, String type,
            @Nullable String traceparent) {

        ProducerRecord<String, byte[]> message() {
            var message = new ProducerRecord<>(topic, key, envelope.getBytes(StandardCharsets.UTF_8));
            message.headers().add("content-type", "application/cloudevents+json".getBytes(StandardCharsets.UTF_8));
            message.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
            message.headers().add("tenant", tenant.getBytes(StandardCharsets.UTF_8));
            if (traceparent != null) {
                message.headers().add("traceparent", traceparent.getBytes(StandardCharsets.UTF_8));
            }
            return message;
        }
    }

    /** Publishes a batch of one shard. The caller has bound the platform's scope. */
    Outcome publishOnce() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var outcome = publish(connection);
                connection.commit();
                return outcome;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private Outcome publish(Connection connection) throws SQLException {
        short shard;
        try (var lock = connection.prepareStatement(LOCK_SHARD); var found = lock.executeQuery()) {
            if (!found.next()) {
                return Outcome.IDLE;
            }
            shard = found.getShort(1);
        }
        var waiting = waiting(connection, shard);
        var sent = send(waiting);
        // An event behind a failed one of the same aggregate may have been acknowledged; it counts as not sent and goes again.
        var held = new HashSet<String>();
        var published = new ArrayList<Long>();
        var outcome = Outcome.PUBLISHED;
        for (int i = 0; i < waiting.size(); i++) {
            var event = waiting.get(i);
            if (held.contains(event.key())) {
                continue;
            }
            var failure = failure(sent.get(i));
            if (failure == null) {
                published.add(event.sequence());
            } else {
                held.add(event.key());
                if (isFatal(failure, event.topic())) {
                    park(connection, event, failure);
                } else {
                    outcome = Outcome.BROKER_AWAY;
                    note(connection, event, failure);
                }
            }
        }
        mark(connection, published);
        return outcome;
    }

    private List<Waiting> waiting(Connection connection, short shard) throws SQLException {
        var waiting = new ArrayList<Waiting>();
        try (var query = connection.prepareStatement(WAITING)) {
            query.setShort(1, shard);
            query.setInt(2, batch);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    waiting.add(new Waiting(rows.getLong(1), rows.getString(2), rows.getString(3), rows.getString(4),
                            rows.getString(5), rows.getString(6), rows.getString(7)));
                }
            }
        }
        return waiting;
    }

    private sealed interface Sending {
        record InFlight(Future<RecordMetadata> answer) implements Sending {
        }

        record Failed(Exception failure) implements Sending {
        }
    }

    /** Sends the batch; a topic that could not be found is tried once, so that it does not hold up the others. */
    private List<Sending> send(List<Waiting> waiting) {
        var sendings = new ArrayList<Sending>();
        var missing = new HashSet<String>();
        Exception away = null;
        for (var event : waiting) {
            if (away != null || missing.contains(event.topic())) {
                sendings.add(new Sending.Failed(away != null ? away : new org.apache.kafka.common.errors.TimeoutException()));
                continue;
            }
            var sending = send(event);
            sendings.add(sending);
            if (isRetriable(atOnce(sending))) {
                if (topics.isMissing(event.topic())) {
                    missing.add(event.topic());
                } else {
                    away = atOnce(sending);
                }
            }
        }
        producer.flush();
        return sendings;
    }

    private Sending send(Waiting event) {
        try {
            return new Sending.InFlight(producer.send(event.message()));
        } catch (RuntimeException e) {
            return new Sending.Failed(e);
        }
    }

    /** Why sending failed without waiting for the broker; the producer throws some of these and returns others. */
    private static @Nullable Exception atOnce(Sending sending) {
        return sending instanceof Sending.InFlight(var answer) && !answer.isDone() ? null : failure(sending);
    }

    private static boolean isRetriable(@Nullable Exception failure) {
        return failure instanceof RetriableException
                || (failure != null && failure.getCause() instanceof RetriableException);
    }

    private static @Nullable Exception failure(Sending sending) {
        return switch (sending) {
            case Sending.Failed(var failure) -> failure;
            case Sending.InFlight(var answer) -> failure(answer);
        };
    }

    private static @Nullable Exception failure(Future<RecordMetadata> answer) {
        try {
            answer.get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause() instanceof Exception cause ? cause : e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return e;
        }
    }

    private boolean isFatal(Exception failure, String topic) {
        var cause = failure.getCause() instanceof Exception inner && !(failure instanceof RetriableException) ? inner : failure;
        if (cause instanceof RetriableException || cause instanceof InterruptedException) {
            return topics.isMissing(topic);
        }
        return !(cause instanceof org.apache.kafka.common.errors.InterruptException);
    }

    private static void park(Connection connection, Waiting event, Exception failure) throws SQLException {
        Log.errorf(failure, "Event parked: outbox=%d topic=%s key=%s", event.sequence(), event.topic(), event.key());
        update(connection,
                "UPDATE outbox_event SET parked_at = now(), attempts = attempts + 1, last_error = ? WHERE sequence = ?",
                event, failure);
    }

    /** The broker is away: no attempt is counted, however long the night. */
    private static void note(Connection connection, Waiting event, Exception failure) throws SQLException {
        update(connection, "UPDATE outbox_event SET last_error = ? WHERE sequence = ?", event, failure);
    }

    private static void update(Connection connection, String sql, Waiting event, Exception failure) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, failure.getClass().getSimpleName());
            statement.setLong(2, event.sequence());
            statement.executeUpdate();
        }
    }

    private static void mark(Connection connection, List<Long> published) throws SQLException {
        if (published.isEmpty()) {
            return;
        }
        try (var statement = connection
                .prepareStatement("UPDATE outbox_event SET published_at = now(), last_error = NULL WHERE sequence = ANY (?)")) {
            statement.setArray(1, connection.createArrayOf("int8", published.toArray()));
            statement.executeUpdate();
        }
    }
}
