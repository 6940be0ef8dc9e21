package de.schulausstattung.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

class OutboxCleanUpTest {

    private static final String TENANT = "traeger-00073";

    private final RelayDatabase database = new RelayDatabase();
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

    /** More than one batch of old events. Seen red with a clean-up that ends after its first batch. */
    @Test
    void removesWhatWasPublishedSevenDaysAgoAndNothingElse() throws SQLException {
        database.execute(
                """
                        INSERT INTO outbox_event (shard, tenant_id, aggregate_type, aggregate_id, epoch, aggregate_version, topic,
                                                  message_key, event_type, envelope, occurred_at, published_at)
                        SELECT 0, 'traeger-00073', 'inventory.room', 'old', 0, i, 'inventory.room', 'traeger-00073/old', 'c', '{}', now(),
                               '2026-11-13T11:59:59Z' FROM generate_series(1, 5001) AS i""");
        database.append(TENANT, "inventory.room", "young");
        database.execute("UPDATE outbox_event SET published_at = '2026-11-13T12:00:01Z' WHERE aggregate_id = 'young'");
        database.append(TENANT, "inventory.room", "waiting");

        try (var connections = database.asRelay(); var connection = connections.getConnection()) {
            new OutboxCleanUp(OutboxDefaults.config(), clock).remove(connection);
        }

        assertThat(database.count("aggregate_id = 'old'")).isZero();
        assertThat(database.count("aggregate_id IN ('young', 'waiting')")).isEqualTo(2);
    }
}
