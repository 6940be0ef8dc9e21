package de.schulausstattung.platform.outbox;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
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
        /** Broker or database is away; look again later. */
        AWAY,
        /** The broker does not let this producer in, or it is spent; go on later, with a new one. */
        REFUSED
    }

    /**
     * A look and what it came to.
     *
     * @param published how many events left
     * @param attempts how often an event was handed to the producer, by what came of it: {@code none}, or the error's name
     */
    record Look(Outcome outcome, int published, Map<String, Integer> attempts) {

        static final String NO_ERROR = "none";
        static final Look IDLE = new Look(Outcome.IDLE, 0, Map.of());
        static final Look AWAY = new Look(Outcome.AWAY, 0, Map.of());
    }

    /** Refused for good: these park, and events whose topic is missing. Whatever else fails is tried again. */
    private static final Set<Class<? extends Exception>> POISON = Set.of(RecordTooLargeException.class,
            RecordBatchTooLargeException.class, InvalidRecordException.class, SerializationException.class,
            InvalidTopicException.class, TopicAuthorizationException.class);

    /** Of an event {@code e}: it waits, and not behind a parked one of its aggregate. */
    static final String MAY_LEAVE = """
            e.published_at IS NULL AND e.parked_at IS NULL
               AND NOT EXISTS (SELECT FROM outbox_event p WHERE p.shard = e.shard AND p.parked_at IS NOT NULL
                                  AND p.aggregate_type = e.aggregate_type AND p.aggregate_id = e.aggregate_id
                                  AND p.tenant_id = e.tenant_id)
            """;

    /** The inner query ends at the first event that may leave; an {@code EXISTS} would be joined, and read all that wait. */
    private static final String LOCK_SHARD = """
            SELECT s.shard FROM outbox_shard s
             WHERE (SELECT e.sequence FROM outbox_event e WHERE e.shard = s.shard AND\s""" + MAY_LEAVE + """
                    LIMIT 1) IS NOT NULL
            ORDER BY random() LIMIT 1 FOR UPDATE OF s SKIP LOCKED""";

    private static final String WAITING = """
            SELECT e.sequence, e.topic, e.message_key, e.envelope, e.tenant_id, e.event_type, e.traceparent, e.request_id,
                   e.aggregate_type
              FROM outbox_event e
             WHERE e.shard = ? AND\s""" + MAY_LEAVE + """
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

    private record Waiting(long sequence, String topic, String key, @Nullable String envelope, String tenant, String type,
            @Nullable String traceparent, @Nullable String requestId, String aggregateType) {

        /** Keys are unique within their type only. */
        String aggregate() {
            return aggregateType + " " + key;
        }

        ProducerRecord<String, byte[]> message() {
            var message = new ProducerRecord<>(topic, key, envelope == null ? null : bytes(envelope));
            if (envelope != null) {
                add(message, "content-type", "application/cloudevents+json");
                add(message, "ce_type", type);
            }
            add(message, "tenant", tenant);
            add(message, "traceparent", traceparent);
            add(message, "requestid", requestId);
            return message;
        }

        private static void add(ProducerRecord<?, ?> message, String header, @Nullable String value) {
            if (value != null) {
                message.headers().add(header, bytes(value));
            }
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Publishes a batch of one shard. The caller has bound the platform's scope. */
    Look publishOnce() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            return OutboxTransaction.look(connection, this::publish);
        }
    }

    private Look publish(Connection connection) throws SQLException {
        short shard;
        try (var lock = connection.prepareStatement(LOCK_SHARD); var found = lock.executeQuery()) {
            if (!found.next()) {
                return Look.IDLE;
            }
            shard = found.getShort(1);
        }
        var waiting = waiting(connection, shard);
        var attempts = new HashMap<String, Integer>();
        var failures = send(waiting, attempts);
        var missing = missingTopics(waiting, failures);
        // An event behind a failed one of the same aggregate may have been acknowledged; it counts as not sent and goes again.
        var held = new HashSet<String>();
        var published = new ArrayList<Long>();
        var waits = new HashMap<String, List<Long>>();
        var outcome = Outcome.PUBLISHED;
        for (var event : waiting) {
            if (held.contains(event.aggregate())) {
                continue;
            }
            var failure = failures.get(event.sequence());
            if (failure == null) {
                published.add(event.sequence());
                continue;
            }
            held.add(event.aggregate());
            if (POISON.contains(failure.getClass())) {
                park(connection, event, failure);
            } else if (missing.contains(event.topic())) {
                park(connection, event, new UnknownTopicOrPartitionException("No such topic", failure));
            } else {
                outcome = failure instanceof RetriableException && outcome != Outcome.REFUSED ? Outcome.AWAY
                        : Outcome.REFUSED;
                waits.computeIfAbsent(failure.getClass().getSimpleName(), _ -> new ArrayList<>()).add(event.sequence());
            }
        }
        note(connection, waits);
        mark(connection, published);
        return new Look(outcome, published.size(), attempts);
    }

    private List<Waiting> waiting(Connection connection, short shard) throws SQLException {
        var waiting = new ArrayList<Waiting>();
        try (var query = connection.prepareStatement(WAITING)) {
            query.setShort(1, shard);
            query.setInt(2, batch);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    waiting.add(new Waiting(rows.getLong(1), rows.getString(2), rows.getString(3), rows.getString(4),
                            rows.getString(5), rows.getString(6), rows.getString(7), rows.getString(8), rows.getString(9)));
                }
            }
        }
        return waiting;
    }

    /**
     * Sends the batch and waits for all answers.
     *
     * @param attempts are counted here
     * @return what went wrong, by sequence; an event that was not tried has what stopped it
     */
    private Map<Long, Exception> send(List<Waiting> waiting, Map<String, Integer> attempts) {
        var failures = new HashMap<Long, Exception>();
        var answers = new LinkedHashMap<Waiting, Future<RecordMetadata>>();
        // What cannot go holds up nothing else: not its aggregate alone, nor one wait of five seconds per event.
        var stopped = new HashMap<String, Exception>();
        Exception away = null;
        for (var event : waiting) {
            var stop = away != null ? away : stopped.getOrDefault(event.topic(), stopped.get(event.aggregate()));
            if (stop != null) {
                failures.put(event.sequence(), stop);
                continue;
            }
            var answer = send(event);
            var failure = answer.isDone() ? failure(answer) : null;
            if (failure == null) {
                answers.put(event, answer);
            } else {
                count(attempts, failure);
                failures.put(event.sequence(), failure);
                if (!(failure instanceof RetriableException)) {
                    stopped.put(event.aggregate(), failure);
                } else if (topics.missing(Set.of(event.topic())).isEmpty()) {
                    away = failure;
                } else {
                    stopped.put(event.topic(), failure);
                }
            }
        }
        producer.flush();
        answers.forEach((event, answer) -> {
            var failure = failure(answer);
            count(attempts, failure);
            if (failure != null) {
                failures.put(event.sequence(), failure);
            }
        });
        return failures;
    }

    private static void count(Map<String, Integer> attempts, @Nullable Exception failure) {
        attempts.merge(failure == null ? Look.NO_ERROR : failure.getClass().getSimpleName(), 1, Integer::sum);
    }

    /** The producer returns some failures and throws others; here all are returned. */
    private Future<RecordMetadata> send(Waiting event) {
        try {
            return producer.send(event.message());
        } catch (KafkaException e) {
            return CompletableFuture.failedFuture(e);
        }
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

    /** A topic that is not there looks like a broker that is away; the broker is asked once for all. */
    private Set<String> missingTopics(List<Waiting> waiting, Map<Long, Exception> failures) {
        var doubtful = waiting.stream().filter(event -> failures.get(event.sequence()) instanceof RetriableException)
                .map(Waiting::topic).collect(Collectors.toSet());
        return doubtful.isEmpty() ? Set.of() : topics.missing(doubtful);
    }

    private static void park(Connection connection, Waiting event, Exception failure) throws SQLException {
        Log.errorf(failure, "Event parked: outbox=%d topic=%s key=%s", event.sequence(), event.topic(), event.key());
        try (var statement = connection.prepareStatement(
                "UPDATE outbox_event SET parked_at = now(), attempts = attempts + 1, last_error = ? WHERE sequence = ?")) {
            statement.setString(1, failure.getClass().getSimpleName());
            statement.setLong(2, event.sequence());
            statement.executeUpdate();
        }
    }

    /** The broker is away: no attempt is counted, and nothing is written twice, however long the night. */
    private static void note(Connection connection, Map<String, List<Long>> waits) throws SQLException {
        for (var wait : waits.entrySet()) {
            try (var statement = connection.prepareStatement(
                    "UPDATE outbox_event SET last_error = ? WHERE sequence = ANY (?) AND last_error IS DISTINCT FROM ?")) {
                statement.setString(1, wait.getKey());
                statement.setArray(2, connection.createArrayOf("int8", wait.getValue().toArray()));
                statement.setString(3, wait.getKey());
                statement.executeUpdate();
            }
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
