package de.schulausstattung.platform.inbox;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.audit.OperatorActs;
import de.schulausstattung.platform.tenancy.Scope;
import de.schulausstattung.platform.tenancy.TenantScope;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Events that could not be applied, kept with their payload until a newer state heals the key or an operator replays them. */
@ApplicationScoped
public class DeadLetters {

    /** Events that became dead letters, per consumer. */
    static final String COUNTER = "event.dead.letters";

    private static final String ADD = """
            INSERT INTO dead_letter (consumer, topic, partition, record_offset, message_key, payload, error, recorded_at,
                                     sent_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT ON CONSTRAINT uq_dead_letter_record
            DO UPDATE SET resolved_at = NULL, error = excluded.error, message_key = excluded.message_key,
                          payload = excluded.payload, sent_at = excluded.sent_at""";

    private final DataSource dataSource;
    private final TenantScope tenants;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final OperatorActs acts;
    private final LetterWatch watch = new LetterWatch(System::nanoTime);

    DeadLetters(DataSource dataSource, TenantScope tenants, Clock clock, MeterRegistry metrics, OperatorActs acts) {
        this.dataSource = dataSource;
        this.tenants = tenants;
        this.clock = clock;
        this.metrics = metrics;
        this.acts = acts;
    }

    /** A dead letter as the operator sees it. */
    public record DeadLetter(UUID id, String consumer, String topic, int partition, long offset, String key, String error,
            Instant recordedAt) {
    }

    /** What is needed to try a dead letter again. */
    record Payload(String consumer, String key, @Nullable String payload) {
    }

    private interface Sql<T> {
        T run(java.sql.Connection connection) throws SQLException;
    }

    void add(String consumer, ConsumerRecord<String, String> message, Exception error) {
        Log.errorf(error, "Dead letter: consumer=%s topic=%s partition=%d offset=%d", consumer, message.topic(),
                message.partition(), message.offset());
        platform(connection -> {
            try (var statement = connection.prepareStatement(ADD)) {
                statement.setString(1, consumer);
                statement.setString(2, message.topic());
                statement.setInt(3, message.partition());
                statement.setLong(4, message.offset());
                statement.setString(5, String.valueOf(message.key()).replace("\0", "\uFFFD"));
                statement.setString(6, message.value() == null ? null : message.value().replace("\0", "\uFFFD"));
                statement.setString(7, error.getClass().getSimpleName());
                statement.setTimestamp(8, Timestamp.from(clock.instant()));
                statement.setTimestamp(9, Timestamp.from(Instant.ofEpochMilli(message.timestamp())));
                return statement.executeUpdate();
            }
        });
        // this is tried again while the database is away: the letter counts once it is kept
        watch.opened(consumer);
        metrics.counter(COUNTER, "consumer", consumer).increment();
    }

    /** Whether healing is worth a look: the consumer has open letters, or had some half a minute ago. */
    boolean mayHaveOpen(String consumer) {
        return watch.isOpen(consumer, () -> platform(connection -> {
            try (var query = connection
                    .prepareStatement("SELECT EXISTS (SELECT FROM dead_letter WHERE consumer = ? AND resolved_at IS NULL)")) {
                query.setString(1, consumer);
                try (var row = query.executeQuery()) {
                    row.next();
                    return row.getBoolean(1);
                }
            }
        }));
    }

    /** What was seen so far may not be true of the partitions that this process has now. */
    void lookAgain() {
        watch.lookAgain();
    }

    /**
     * These were applied: what was parked of their keys before them is history, what came after them is not. A broker that lost
     * everything counts from 0 again; what was sent after the letter's message is newer whatever its number. The minute is for
     * relays whose clocks differ.
     */
    void heal(String consumer, List<ConsumerRecord<String, String>> applied) {
        platform(connection -> {
            try (var statement = connection.prepareStatement("""
                    UPDATE dead_letter d SET resolved_at = now()
                      FROM unnest(?::text[], ?::bigint[], ?::bigint[]) AS a(message_key, record_offset, sent_at)
                     WHERE d.consumer = ? AND d.message_key = a.message_key AND d.resolved_at IS NULL
                       AND (d.record_offset <= a.record_offset
                            OR d.sent_at < to_timestamp(a.sent_at / 1000.0) - interval '1 minute')""")) {
                statement.setArray(1, connection.createArrayOf("text", applied.stream().map(ConsumerRecord::key).toArray()));
                statement.setArray(2, connection.createArrayOf("int8", applied.stream().map(ConsumerRecord::offset).toArray()));
                statement.setArray(3,
                        connection.createArrayOf("int8", applied.stream().map(ConsumerRecord::timestamp).toArray()));
                statement.setString(4, consumer);
                return statement.executeUpdate();
            }
        });
    }

    /** Those that nobody has resolved yet, oldest first. */
    List<DeadLetter> open(int limit) {
        return platform(connection -> {
            var found = new ArrayList<DeadLetter>();
            try (var query = connection.prepareStatement("""
                    SELECT id, consumer, topic, partition, record_offset, message_key, error, recorded_at FROM dead_letter
                     WHERE resolved_at IS NULL ORDER BY id LIMIT ?""")) {
                query.setInt(1, limit);
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(new DeadLetter(rows.getObject(1, UUID.class), rows.getString(2), rows.getString(3),
                                rows.getInt(4), rows.getLong(5), rows.getString(6), rows.getString(7),
                                rows.getTimestamp(8).toInstant()));
                    }
                }
            }
            return found;
        });
    }

    @Nullable
    Payload payload(UUID id) {
        return platform(connection -> {
            try (var query = connection.prepareStatement(
                    "SELECT consumer, message_key, payload FROM dead_letter WHERE id = ? AND resolved_at IS NULL")) {
                query.setObject(1, id);
                try (var row = query.executeQuery()) {
                    return row.next() ? new Payload(row.getString(1), row.getString(2), row.getString(3)) : null;
                }
            }
        });
    }

    /** An operator has tried a letter again: one that could be applied is resolved, and either is noted with it. */
    void replayed(UUID id, boolean applied, OperatorActs.By by) {
        tenants.call(new Scope.Platform(), by.subject(), () -> QuarkusTransaction.requiringNew().call(() -> {
            if (applied) {
                resolve(id);
            }
            acts.note(by, "dead-letter.replay", id, applied ? "APPLIED" : "REFUSED");
            return true;
        }));
    }

    private void resolve(UUID id) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("UPDATE dead_letter SET resolved_at = now() WHERE id = ?")) {
            statement.setObject(1, id);
            statement.executeUpdate();
        }
    }

    private <T> T platform(Sql<T> work) {
        Callable<T> call = () -> {
            try (var connection = dataSource.getConnection()) {
                return work.run(connection);
            }
        };
        return tenants.call(new Scope.Platform(), "system:dead-letters", call);
    }
}
