package de.schulausstattung.platform.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

/** Removes events that were published long ago. */
@ApplicationScoped
class OutboxCleanUp {

    private static final int BATCH = 5_000;

    private static final String REMOVE = """
            DELETE FROM outbox_event WHERE sequence IN (
              SELECT sequence FROM outbox_event WHERE published_at < ? LIMIT ? FOR UPDATE SKIP LOCKED)""";

    private final OutboxConfig config;
    private final Clock clock;

    OutboxCleanUp(OutboxConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** Batch after batch, each in a transaction of its own; replicas share the work. */
    void remove(Connection connection) throws SQLException {
        try (var delete = connection.prepareStatement(REMOVE)) {
            delete.setTimestamp(1, Timestamp.from(clock.instant().minus(config.keepPublished())));
            delete.setInt(2, BATCH);
            int gone;
            do {
                gone = delete.executeUpdate();
            } while (gone == BATCH);
        }
    }
}
