package de.schulausstattung.report.projection;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import de.schulausstattung.platform.audit.OperatorActs;
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
    private final OperatorActs acts;
    private final Clock clock;

    RebuildService(ReadModelRepository repository, ProjectionConsumer projections, JobService jobs, OperatorActs acts,
            Clock clock) {
        this.repository = repository;
        this.projections = projections;
        this.jobs = jobs;
        this.acts = acts;
        this.clock = clock;
    }

    JobView ask() {
        var job = jobs.submit(Rebuild.KIND, Map.of(), null);
        acts.note(acts.by(), Rebuild.KIND, job.id(), "ASKED");
        return job;
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
