package de.schulausstattung.platform.job;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;

/** What an operator watches of jobs: how many wait and since when, how many run, how they ended and how long they took. */
@Startup
@ApplicationScoped
class JobMetrics {

    private static final List<JobState> ENDS = List.of(JobState.SUCCEEDED, JobState.FAILED, JobState.CANCELLED);

    private static final String LOOK = """
            SELECT count(*) FILTER (WHERE state = 'QUEUED'), count(*) FILTER (WHERE state = 'RUNNING'),
                   coalesce(extract(epoch FROM now() - min(created_at) FILTER (WHERE state = 'QUEUED')), 0)::bigint
              FROM job WHERE state IN ('QUEUED', 'RUNNING')""";

    private final DataSource dataSource;
    private final MeterRegistry metrics;
    private final AtomicLong queued = new AtomicLong();
    private final AtomicLong running = new AtomicLong();
    private final AtomicLong oldestSeconds = new AtomicLong();

    JobMetrics(DataSource dataSource, MeterRegistry metrics, @All List<JobHandler> handlers) {
        this.dataSource = dataSource;
        this.metrics = metrics;
        metrics.gauge("job.queued", queued);
        metrics.gauge("job.running", running);
        metrics.gauge("job.oldest.queued.seconds", oldestSeconds);
        handlers.forEach(handler -> ENDS.forEach(end -> run(handler.kind(), end)));
        handlers.forEach(handler -> brokenOff(handler.kind()));
    }

    /** A worker has ended a job. */
    void ended(String kind, JobState end, Duration took) {
        run(kind, end).record(took);
    }

    /** A job has failed by no fault of whoever asked. */
    void brokeOff(String kind) {
        brokenOff(kind).increment();
    }

    /** Counts what waits and runs, whoever does it. The caller has bound the platform's scope. */
    void look() {
        try (var connection = dataSource.getConnection();
                var query = connection.prepareStatement(LOOK);
                var row = query.executeQuery()) {
            row.next();
            queued.set(row.getLong(1));
            running.set(row.getLong(2));
            oldestSeconds.set(Math.max(0, row.getLong(3)));
        } catch (SQLException e) {
            Log.warn("Jobs could not be counted", e);
        }
    }

    private Counter brokenOff(String kind) {
        return metrics.counter("job.broken.off", "kind", kind);
    }

    private Timer run(String kind, JobState end) {
        return metrics.timer("job.run", "kind", kind, "end", end.name());
    }
}
