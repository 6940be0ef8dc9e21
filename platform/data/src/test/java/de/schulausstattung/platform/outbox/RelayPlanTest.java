package de.schulausstattung.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;

import javax.sql.DataSource;

import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import de.schulausstattung.events.Topic;
import de.schulausstattung.platform.testing.Kafka;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** What looks at an outbox cost that was nearly empty when their statements were planned, and then took in very much. */
class RelayPlanTest {

    private static final String TENANT = "traeger-00073";
    private static final String TOPIC = Topic.INVENTORY_ROOM.topicName();
    private static final int EVENTS = 20_000;

    /** After so many, driver and server both keep the plan. */
    private static final int PLANNED_FOR_GOOD = 20;

    private final RelayDatabase database = new RelayDatabase();
    private final Topics topics = new Topics(Map.of("bootstrap.servers", Kafka.get().bootstrapServers()), true);
    private final OutboxMetrics metrics = new OutboxMetrics(new SimpleMeterRegistry());

    @AfterEach
    void closeTopics() {
        topics.close();
    }

    /**
     * Seen red with plans that knew the outbox as nearly empty: each look, of the relay and of the metrics, read all of it for
     * each event that waited, and took a minute. Seen red, too, with a relay that read all that waits to find a shard.
     */
    @Test
    void readsLittleMoreThanItSends() throws SQLException {
        database.execute("ALTER TABLE outbox_event SET (autovacuum_enabled = false)");
        long before;
        try (var connections = database.asRelay();
                var producer = new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer())) {
            var relay = new Relay(connections, producer, topics, 500);
            planForGood(relay, connections);
            before = rowsRead();
            database.execute("""
                    INSERT INTO outbox_event (shard, tenant_id, aggregate_type, aggregate_id, epoch, aggregate_version, topic,
                                              message_key, event_type, envelope, occurred_at)
                    SELECT i %% 16, '%1$s', '%2$s', 'much' || i, 0, 0, '%2$s', '%1$s/much' || i, 'c', '{}', now()
                      FROM generate_series(1, %3$d) AS i""".formatted(TENANT, TOPIC, EVENTS));

            look(connections);
            assertThat(relay.publishOnce().published()).isEqualTo(500);
        }

        assertThat(rowsRead() - before).isLessThan(EVENTS);
    }

    private void planForGood(Relay relay, DataSource connections) throws SQLException {
        for (int i = 0; i < PLANNED_FOR_GOOD; i++) {
            database.append(TENANT, TOPIC, "first" + i);
            relay.publishOnce();
            look(connections);
        }
        database.execute("ANALYZE outbox_event");
        for (int i = 0; i < PLANNED_FOR_GOOD; i++) {
            relay.publishOnce();
            look(connections);
        }
    }

    private void look(DataSource connections) throws SQLException {
        try (var connection = connections.getConnection()) {
            metrics.look(connection);
        }
    }

    private long rowsRead() {
        return database.number(
                "SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_user_tables WHERE relname = 'outbox_event'");
    }
}
