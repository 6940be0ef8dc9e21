package de.schulausstattung.platform.persistence;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import de.schulausstattung.platform.tenancy.Scope;
import de.schulausstattung.platform.tenancy.TenantScope;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;

/**
 * For how long the database has not answered; up to ten seconds while it does, since it is asked that often. A question that
 * hangs counts like one that is refused, and so does one that no connection of the pool was free for.
 */
@Startup
@ApplicationScoped
class DatabaseMetrics {

    private static final int VALID_SECONDS = 2;

    private final DataSource dataSource;
    private final TenantScope tenants;
    private final AtomicLong lastAnswer = new AtomicLong(System.nanoTime());

    DatabaseMetrics(DataSource dataSource, TenantScope tenants, MeterRegistry metrics) {
        this.dataSource = dataSource;
        this.tenants = tenants;
        metrics.gauge("database.silent.seconds", lastAnswer,
                answer -> Duration.ofNanos(System.nanoTime() - answer.get()).toSeconds());
    }

    @Scheduled(every = "10s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void ask() {
        tenants.run(new Scope.Platform(), "system:database", () -> {
            try (var connection = dataSource.getConnection()) {
                if (connection.isValid(VALID_SECONDS)) {
                    lastAnswer.set(System.nanoTime());
                }
            } catch (SQLException e) {
                Log.debug("The database does not answer", e);
            }
        });
    }
}
