package de.schulausstattung.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

import de.schulausstattung.events.Topic;
import de.schulausstattung.platform.testing.Kafka;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** What an operator is told of the outbox, under the names that the alerts use. */
class OutboxMetricsTest {

    private static final String TENANT = "traeger-00072";
    private static final String TOPIC = Topic.INVENTORY_ROOM.topicName();

    private final RelayDatabase database = new RelayDatabase();
    private final MeterRegistry registry = new SimpleMeterRegistry();

    /**
     * Seen red with the minimum of the first rows by shard: ten thousand young events of shard 0 hid the old one of shard 11.
     */
    @Test
    void findsTheOldestInWhateverShardItWaits() throws SQLException {
        database.append(TENANT, TOPIC, RelayDatabase.idInShard(TENANT, "old", 11));
        database.execute("UPDATE outbox_event SET occurred_at = now() - interval '1 hour'");
        database.execute(
                """
                        INSERT INTO outbox_event (shard, tenant_id, aggregate_type, aggregate_id, epoch, aggregate_version, topic,
                                                  message_key, event_type, envelope, occurred_at)
                        SELECT 0, 'traeger-00072', 'inventory.room', 'young', 0, i, 'inventory.room', 'traeger-00072/young', 'c', '{}', now()
                          FROM generate_series(1, 10100) AS i""");

        look();

        assertThat(gauge("outbox.oldest.pending.seconds")).isBetween(3_600.0, 3_700.0);
        assertThat(gauge("outbox.pending")).isEqualTo(10_001);
        assertThat(gauge("outbox.parked")).isZero();
    }

    @Test
    void saysZeroWhereNothingWaits() throws SQLException {
        database.append(TENANT, TOPIC, "gone");
        database.execute("UPDATE outbox_event SET published_at = now(), occurred_at = now() - interval '1 hour'");
        database.append(TENANT, TOPIC, "stuck");
        database.execute("UPDATE outbox_event SET parked_at = now() WHERE aggregate_id = 'stuck'");

        look();

        assertThat(gauge("outbox.oldest.pending.seconds")).isZero();
        assertThat(gauge("outbox.pending")).isZero();
        assertThat(gauge("outbox.parked")).isOne();
    }

    /** One parked event and one more change of the same device must not ring EventsDoNotLeave: everything else leaves. */
    @Test
    void doesNotCountWhatWaitsBehindAParkedOne() throws SQLException {
        database.append(TENANT, TOPIC, "stuck");
        database.execute("UPDATE outbox_event SET parked_at = now()");
        database.append(TENANT, TOPIC, "stuck");
        database.execute("UPDATE outbox_event SET occurred_at = now() - interval '1 hour'");
        database.append(TENANT, TOPIC, RelayDatabase.idInShard(TENANT, "another", RelayDatabase.shard(TENANT, "stuck")));
        database.execute(
                "UPDATE outbox_event SET occurred_at = now() - interval '1 minute' WHERE occurred_at > now() - interval '1 hour'");

        look();

        assertThat(gauge("outbox.oldest.pending.seconds")).isBetween(60.0, 120.0);
        assertThat(gauge("outbox.pending")).as("another aggregate of the same shard").isOne();
        assertThat(gauge("outbox.parked")).isOne();
    }

    @Test
    void countsAttemptsByWhatCameOfThemAndTimesTheBatch() throws SQLException {
        for (int i = 0; i < 3; i++) {
            database.append(TENANT, TOPIC, RelayDatabase.idInShard(TENANT, "good" + i, 4));
        }
        var metrics = new RelayMetrics(registry);
        var topics = new Topics(Map.of("bootstrap.servers", Kafka.get().bootstrapServers()), true);
        try (var connections = database.asRelay();
                var producer = new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer())) {
            var relay = new Relay(connections, producer, topics, 500);
            metrics.record(relay.publishOnce(), Duration.ofMillis(20));
            metrics.record(relay.publishOnce(), Duration.ofMillis(20));
            database.append(TENANT, TOPIC, "large");
            producer.sendException = new RecordTooLargeException("Too large");
            metrics.record(relay.publishOnce(), Duration.ofMillis(30));
        } finally {
            topics.close();
        }

        assertThat(registry.get("outbox.attempts").tag("error", "none").counter().count()).isEqualTo(3);
        assertThat(registry.get("outbox.attempts").tag("error", "RecordTooLargeException").counter().count()).isOne();
        assertThat(registry.get("outbox.publish").timer().count()).as("an empty look is no batch").isEqualTo(2);
    }

    private void look() throws SQLException {
        try (var connections = database.asRelay(); var connection = connections.getConnection()) {
            new OutboxMetrics(registry).look(connection);
        }
    }

    private double gauge(String name) {
        return Objects.requireNonNull(registry.get(name).gauge()).value();
    }
}
