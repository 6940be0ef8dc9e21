package de.schulausstattung.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

import org.junit.jupiter.api.Test;

import de.schulausstattung.events.Topic;
import de.schulausstattung.platform.testing.Kafka;
import de.schulausstattung.platform.testing.TopicLog;

class TombstonesTest {

    private static final String TENANT = "traeger-00074";
    private static final String TOPIC = Topic.INVENTORY_ROOM.topicName();

    private final RelayDatabase database = new RelayDatabase();
    private final Tombstones tombstones = new Tombstones(OutboxDefaults.config(),
            Clock.fixed(Instant.parse("2026-11-30T12:00:00Z"), ZoneOffset.UTC));

    /** Seen red with a relay that sends an empty text in place of no value. */
    @Test
    void sendsATombstoneThirtyDaysAfterTheDeletionAndNotBefore() throws SQLException {
        database.append(TENANT, TOPIC, "gone");
        database.append(TENANT, TOPIC, "fresh");
        deleted("gone", 0, "2026-10-31T12:00:00Z");
        deleted("fresh", 0, "2026-10-31T12:00:01Z");

        bury();
        publish();

        var log = TopicLog.read(TOPIC, key -> key.startsWith(TENANT + "/"));
        assertThat(log.forgotten()).containsExactly(TENANT + "/gone");
        assertThat(log.of(TENANT + "/gone")).as("the state before it").hasSize(1);
        assertThat(database.parked()).isZero();
        assertThat(database.number("SELECT count(*) FROM tombstone_due")).isOne();
    }

    /** More than one batch; what another replica has locked is left to it. */
    @Test
    void leavesNoneOutAndSendsNoneTwice() throws SQLException {
        database.execute("""
                INSERT INTO tombstone_due SELECT 'traeger-00074', 'inventory.room', 'old-' || i, 0, i, '2026-01-01'
                  FROM generate_series(1, 1200) AS i""");

        try (var other = database.open(); var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT FROM tombstone_due WHERE aggregate_id = 'old-7' FOR UPDATE");
            bury();
            assertThat(database.pending()).isEqualTo(1_199);
            other.rollback();
        }
        bury();
        bury();

        assertThat(database.pending()).isEqualTo(1_200);
        assertThat(database.count("envelope IS NULL AND event_type = 'tombstone'")).isEqualTo(1_200);
        assertThat(database.number("SELECT count(DISTINCT aggregate_id) FROM outbox_event")).isEqualTo(1_200);
    }

    private void deleted(String id, long version, String when) {
        database.execute(
                "INSERT INTO tombstone_due VALUES ('%s', '%s', '%s', 0, %d, '%s')".formatted(TENANT, TOPIC, id, version,
                        when));
    }

    private void bury() throws SQLException {
        try (var connections = database.asRelay(); var connection = connections.getConnection()) {
            tombstones.append(connection);
        }
    }

    private void publish() throws SQLException {
        var kafka = Map.<String, Object> of("bootstrap.servers", Kafka.get().bootstrapServers());
        var topics = new Topics(kafka, true);
        topics.createMissing();
        try (var connections = database.asRelay(); var producer = RelayLoop.producer(kafka)) {
            var relay = new Relay(connections, producer, topics, 500);
            while (relay.publishOnce().outcome() == Relay.Outcome.PUBLISHED) {
                // as the worker does: look again at once
            }
        } finally {
            topics.close();
        }
    }
}
