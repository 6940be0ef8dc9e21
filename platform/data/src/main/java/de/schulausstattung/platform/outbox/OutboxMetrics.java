package de.schulausstattung.platform.outbox;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import de.schulausstattung.platform.tenancy.Scope;
import de.schulausstattung.platform.tenancy.TenantScope;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;

/** What an operator watches: the age of the oldest waiting event, how many wait, how many are parked. Never readiness. */
@ApplicationScoped
class OutboxMetrics {

    private static final String LOOK = """
            SELECT coalesce(extract(epoch FROM now() - min(occurred_at)), 0)::bigint, count(*),
                   (SELECT count(*) FROM outbox_event WHERE parked_at IS NOT NULL)
              FROM (SELECT occurred_at FROM outbox_event WHERE published_at IS NULL AND parked_at IS NULL
                     ORDER BY shard, sequence LIMIT 10001) AS waiting""";

    private static final String CLEAN = """
            DELETE FROM outbox_event WHERE sequence IN (
              SELECT sequence FROM outbox_event WHERE published_at < now() - ?::interval LIMIT 5000 FOR UPDATE SKIP LOCKED)""";

    private final DataSource dataSource;
    private final TenantScope tenants;
    private final OutboxConfig config;
    private final AtomicLong oldestSeconds = new AtomicLong();
    private final AtomicLong pending = new AtomicLong();
    private final AtomicLong parked = new AtomicLong();

    OutboxMetrics(DataSource dataSource, TenantScope tenants, OutboxConfig config, MeterRegistry metrics) {
        this.dataSource = dataSource;
        this.tenants = tenants;
        this.config = config;
        metrics.gauge("outbox.oldest.pending.seconds", oldestSeconds);
        metrics.gauge("outbox.pending", pending);
        metrics.gauge("outbox.parked", parked);
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        tenants.run(new Scope.Platform(), "system:metrics", () -> {
            try (var connection = dataSource.getConnection();
                    var query = connection.prepareStatement(LOOK);
                    var row = query.executeQuery()) {
                row.next();
                oldestSeconds.set(row.getLong(1));
                pending.set(row.getLong(2));
                parked.set(row.getLong(3));
            } catch (SQLException e) {
                Log.warn("The outbox could not be measured", e);
            }
        });
    }

    @Scheduled(every = "10m", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void clean() {
        tenants.run(new Scope.Platform(), "system:cleanup", () -> {
            try (var connection = dataSource.getConnection(); var delete = connection.prepareStatement(CLEAN)) {
                delete.setString(1, config.keepPublished().toString());
                int gone;
                do {
                    gone = delete.executeUpdate();
                } while (gone == 5000);
            } catch (SQLException e) {
                Log.warn("Published events could not be removed", e);
            }
        });
    }
}
