package de.schulausstattung.platform.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;

/**
 * What an operator watches: the age of the oldest event that may leave, how many may, how many are parked. What waits behind a
 * parked one is that one's matter. Never readiness.
 */
@Startup
@ApplicationScoped
class OutboxMetrics {

    /** Each shard's first row is its oldest; counting stops where it would begin to cost. */
    private static final String LOOK = """
            SELECT (SELECT coalesce(extract(epoch FROM now() - min(first.occurred_at)), 0)::bigint
                      FROM outbox_shard s CROSS JOIN LATERAL (
                             SELECT e.occurred_at FROM outbox_event e WHERE e.shard = s.shard AND\s""" + Relay.MAY_LEAVE + """
                       ORDER BY e.sequence LIMIT 1) AS first),
            (SELECT count(*) FROM (SELECT FROM outbox_event e WHERE\s""" + Relay.MAY_LEAVE + """
                                    LIMIT 10001) AS waiting),
            (SELECT count(*) FROM outbox_event WHERE parked_at IS NOT NULL)""";

    private final AtomicLong oldestSeconds = new AtomicLong();
    private final AtomicLong pending = new AtomicLong();
    private final AtomicLong parked = new AtomicLong();

    OutboxMetrics(MeterRegistry metrics) {
        metrics.gauge("outbox.oldest.pending.seconds", oldestSeconds);
        metrics.gauge("outbox.pending", pending);
        metrics.gauge("outbox.parked", parked);
    }

    void look(Connection connection) throws SQLException {
        OutboxTransaction.look(connection, this::measure);
    }

    private boolean measure(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement(LOOK); var row = query.executeQuery()) {
            var found = row.next();
            oldestSeconds.set(row.getLong(1));
            pending.set(row.getLong(2));
            parked.set(row.getLong(3));
            return found;
        }
    }
}
