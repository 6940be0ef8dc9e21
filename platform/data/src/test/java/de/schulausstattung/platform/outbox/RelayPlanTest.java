package de.schulausstattung.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;

import javax.sql.DataSource;

import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import de.schulausstattung.events.Topic;
import de.schulausstattung.platform.testing.Kafka;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** What looks at an outbox read that was nearly empty when their statements were planned, and then took in very much. */
class RelayPlanTest {

    private static final String TENANT = "traeger-00073";
    private static final String TOPIC = Topic.INVENTORY_ROOM.topicName();
    private static final int EVENTS = 20_000;
    private static final int BATCH = 500;

    /** After so many, driver and server both keep the plan. */
    private static final int PLANNED_FOR_GOOD = 20;

    private final RelayDatabase database = new RelayDatabase();
    private final Topics topics = new Topics(Map.of("bootstrap.servers", Kafka.get().bootstrapServers()), true);

    private interface Look {
        void at(DataSource connections) throws SQLException;
    }

    @BeforeEach
    void letNobodyElsePlanAnew() {
        database.execute("ALTER TABLE outbox_event SET (autovacuum_enabled = false)");
    }

    @AfterEach
    void closeTopics() {
        topics.close();
    }

    /**
     * Seen red with plans that knew the outbox as nearly empty: the look read all of it for each event that waited, and took a
     * minute. Seen red, too, with a relay that read all that waits to find a shard.
     */
    @Test
    void aRelayReadsLittleMoreThanItSends() throws SQLException {
        try (var producer = new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer())) {
            var read = rowsReadBy(connections -> new Relay(connections, producer, topics, BATCH).publishOnce());

            assertThat(database.count("published_at IS NOT NULL AND aggregate_id LIKE 'much%'")).isEqualTo(BATCH);
            assertThat(read).isBetween((long) BATCH, 4L * BATCH);
        }
    }

    /** Seen red as the relay: a minute for each look, every ten seconds. */
    @Test
    void theMetricsReadNoMoreThanTheyCount() throws SQLException {
        var registry = new SimpleMeterRegistry();
        var metrics = new OutboxMetrics(registry);
        var read = rowsReadBy(connections -> {
            try (var connection = connections.getConnection()) {
                metrics.look(connection);
            }
        });

        assertThat(registry.get("outbox.pending").gauge().value()).isEqualTo(10_001);
        assertThat(read).isBetween(10_001L, 11_000L);
    }

    /** How many rows of the outbox a look reads that finds very many, after its like were planned with hardly any. */
    private long rowsReadBy(Look look) throws SQLException {
        try (var connections = database.asRelay()) {
            planForGood(look, connections);
            database.execute("ANALYZE outbox_event");
            planForGood(look, connections);
            database.execute("""
                    INSERT INTO outbox_event (shard, tenant_id, aggregate_type, aggregate_id, epoch, aggregate_version, topic,
                                              message_key, event_type, envelope, occurred_at)
                    SELECT i %% 16, '%1$s', '%2$s', 'much' || i, 0, 0, '%2$s', '%1$s/much' || i, 'c', '{}', now()
                      FROM generate_series(1, %3$d) AS i""".formatted(TENANT, TOPIC, EVENTS));
            var before = rowsRead(connections);
            look.at(connections);
            return rowsRead(connections) - before;
        }
    }

    private void planForGood(Look look, DataSource connections) throws SQLException {
        for (int i = 0; i < PLANNED_FOR_GOOD; i++) {
            database.append(TENANT, TOPIC, "first" + i);
            look.at(connections);
        }
    }

    /** Counts are the session's own until it hands them over, once a second or when it is told to. */
    private long rowsRead(DataSource connections) throws SQLException {
        try (var connection = connections.getConnection(); var statement = connection.createStatement()) {
            statement.execute("SELECT pg_stat_force_next_flush()");
        }
        return database.number(
                "SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_user_tables WHERE relname = 'outbox_event'");
    }
}
