package de.schulausstattung.platform.projection;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import de.schulausstattung.platform.audit.OperatorActs;
import de.schulausstattung.platform.job.JobService;
import de.schulausstattung.platform.job.JobView;
import de.schulausstattung.platform.job.JobWork;
import de.schulausstattung.platform.problem.Conflict;

/**
 * The steps of a rebuild, each a transaction of its own. Those that write end the rebuild where another one has taken its
 * place: a worker that was thought dead changes nothing any more.
 */
@ApplicationScoped
@Transactional
public class RebuildService {

    private final RebuildRepository repository;
    private final ProjectionConsumer projections;
    private final JobService jobs;
    private final OperatorActs acts;

    RebuildService(RebuildRepository repository, ProjectionConsumer projections, JobService jobs, OperatorActs acts) {
        this.repository = repository;
        this.projections = projections;
        this.jobs = jobs;
        this.acts = acts;
    }

    /**
     * Queues a rebuild.
     *
     * @throws Conflict {@code rebuild-running} while another one waits or runs
     */
    public JobView ask() {
        repository.queue();
        if (jobs.hasOpen(Rebuild.KIND)) {
            throw new Conflict("rebuild-running");
        }
        var job = jobs.submit(Rebuild.KIND, Map.of(), null);
        acts.note(acts.by(), Rebuild.KIND, job.id(), "ASKED");
        return job;
    }

    /** From here on the channels note what they touch. */
    public void begin(TableSet.Next next) {
        repository.exclude();
        repository.begin(next.run());
    }

    /** Empties table set B. */
    public void empty(TableSet.Next next) {
        requireCurrent(next);
        repository.empty(next, projections.tables());
    }

    void analyze(TableSet set) {
        repository.analyze(set, projections.tables());
    }

    /** Switches the tenant at hand: before the commit everybody reads the old rows, after it the new ones. */
    public void takeOver(TableSet.Next next) {
        requireCurrent(next);
        repository.comparingTables(() -> projections.takeOver(next));
        projections.rebuilt();
    }

    void end(TableSet.Next next, JobWork work, Map<String, Long> counts) {
        requireCurrent(next);
        repository.end(next.run());
        work.succeed(counts, null, null);
    }

    /** The rebuild that is marked as under way though no job of one waits or runs. */
    Optional<UUID> leftBehind() {
        var marked = repository.marked();
        return jobs.hasOpen(Rebuild.KIND) ? Optional.empty() : marked;
    }

    /** Ends it without a switch, unless another one has begun. */
    public void abandon(TableSet.Next next) {
        repository.abandon(next.run());
    }

    private void requireCurrent(TableSet.Next next) {
        if (!repository.exclude().map(next.run()::equals).orElse(false)) {
            throw new Superseded(next.run());
        }
    }

    /** Another rebuild has begun. */
    public static final class Superseded extends RuntimeException {
        Superseded(UUID run) {
            super("Another rebuild has taken the place of " + run);
        }
    }
}
