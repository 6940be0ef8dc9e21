package de.schulausstattung.report.projection;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import de.schulausstattung.platform.job.JobService;
import de.schulausstattung.platform.job.JobView;
import de.schulausstattung.platform.job.JobWork;

/** Begin and end of a rebuild. */
@ApplicationScoped
@Transactional
class RebuildService {

    private final ReadModelRepository repository;
    private final ProjectionConsumer projections;
    private final JobService jobs;
    private final Clock clock;

    RebuildService(ReadModelRepository repository, ProjectionConsumer projections, JobService jobs, Clock clock) {
        this.repository = repository;
        this.projections = projections;
        this.jobs = jobs;
        this.clock = clock;
    }

    JobView ask() {
        return jobs.submit(Rebuild.KIND, Map.of(), null);
    }

    /** From here on nobody gets figures. */
    void begin() {
        repository.markRebuilding(Optional.of(clock.instant()));
    }

    void empty() {
        repository.empty(projections.tables());
    }

    /** The planner must not go by the statistics of empty tables. */
    void analyze() {
        repository.analyze(projections.tables());
    }

    void end(JobWork work, Map<String, Long> counts) {
        repository.markRebuilding(Optional.empty());
        work.succeed(counts, null, null);
    }
}
