package de.schulausstattung.platform.outbox;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import de.schulausstattung.platform.tenancy.Scope;
import de.schulausstattung.platform.tenancy.TenantScope;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;

/** What the outbox needs done from time to time, in the platform's scope; replicas do it beside each other. */
@ApplicationScoped
class OutboxSchedule {

    private final DataSource dataSource;
    private final TenantScope tenants;
    private final OutboxMetrics metrics;
    private final OutboxCleanUp cleanUp;
    private final Tombstones tombstones;

    OutboxSchedule(DataSource dataSource, TenantScope tenants, OutboxMetrics metrics, OutboxCleanUp cleanUp,
            Tombstones tombstones) {
        this.dataSource = dataSource;
        this.tenants = tenants;
        this.metrics = metrics;
        this.cleanUp = cleanUp;
        this.tombstones = tombstones;
    }

    private interface Work {
        void run(Connection connection) throws SQLException;
    }

    @Scheduled(every = "10s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measure() {
        run("metrics", metrics::look);
    }

    @Scheduled(every = "10m", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void cleanUp() {
        run("cleanup", cleanUp::remove);
    }

    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void bury() {
        run("tombstones", tombstones::append);
    }

    private void run(String name, Work work) {
        tenants.run(new Scope.Platform(), "system:" + name, () -> {
            try (var connection = dataSource.getConnection()) {
                work.run(connection);
            } catch (SQLException e) {
                Log.warnf(e, "The outbox could not be looked after: %s", name);
            }
        });
    }
}
