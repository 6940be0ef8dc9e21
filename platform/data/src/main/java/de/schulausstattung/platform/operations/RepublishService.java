package de.schulausstattung.platform.operations;

import java.util.Map;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.Fact;
import de.schulausstattung.platform.audit.OperatorActs;
import de.schulausstattung.platform.job.JobHandler;
import de.schulausstattung.platform.job.JobService;
import de.schulausstattung.platform.job.JobView;
import de.schulausstattung.platform.job.JobWork;
import de.schulausstattung.platform.outbox.Outbox;
import de.schulausstattung.platform.outbox.OutboxConfig;
import de.schulausstattung.platform.outbox.Pace;
import de.schulausstattung.platform.persistence.Aggregate;
import de.schulausstattung.platform.problem.Conflict;
import de.schulausstattung.platform.tenancy.Scope;
import de.schulausstattung.platform.tenancy.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Publishes the state of every aggregate anew: after a restore, for a broker that was wiped, for a new reader. First the epoch
 * is raised, so that consumers take the states for newer than anything they hold; then tenant after tenant, aggregate after
 * aggregate under its row lock, through the outbox like every event.
 */
@ApplicationScoped
public class RepublishService implements JobHandler {

    private static final String KIND = "republish";

    private final JobService jobs;
    private final RepublishRepository aggregates;
    private final Outbox outbox;
    private final TenantScope tenants;
    private final OperatorActs acts;
    private final OutboxConfig config;

    RepublishService(JobService jobs, RepublishRepository aggregates, Outbox outbox, TenantScope tenants, OperatorActs acts,
            OutboxConfig config) {
        this.jobs = jobs;
        this.aggregates = aggregates;
        this.outbox = outbox;
        this.tenants = tenants;
        this.acts = acts;
        this.config = config;
    }

    /** The fact that nothing happened but the announcement. */
    private enum Announcement implements Fact {
        REPUBLISHED
    }

    /** What was asked for: that everything older than this epoch be published. A job that is taken up again goes on there. */
    record Parameters(int epoch) {
    }

    private record Batch(int size, @Nullable Object last) {
    }

    /**
     * Raises the epoch and takes the work in; both happen or neither.
     *
     * @throws Conflict {@code republish-running} while another waits or runs
     */
    @Transactional
    JobView ask() {
        // first of all: its lock makes a second asker wait until the job of the first can be seen
        var epoch = aggregates.raiseEpoch();
        if (jobs.hasOpen(KIND)) {
            throw new Conflict("republish-running");
        }
        var job = jobs.submit(KIND, new Parameters(epoch), null);
        acts.note(acts.by(), KIND, job.id(), "ASKED epoch=" + epoch);
        return job;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobWork work) {
        var epoch = work.parameters(Parameters.class).epoch();
        var pace = new Pace(config.republishPerSecond(), System::nanoTime);
        var all = aggregates.tenants();
        long published = 0;
        for (int i = 0; i < all.size(); i++) {
            var tenant = new Scope.WholeTenant(all.get(i));
            for (var type : aggregates.types()) {
                work.progress(i, all.size());
                published += tenants.call(tenant, "system:republish", () -> republish(type, epoch, pace));
            }
        }
        var counts = Map.of("tenants", (long) all.size(), "aggregates", published, "epoch", (long) epoch);
        QuarkusTransaction.requiringNew().run(() -> {
            work.succeed(counts, null, null);
            acts.note(acts.by(), KIND, work.id(), "DONE " + new TreeMap<>(counts));
        });
    }

    private <A extends Aggregate> long republish(Class<A> type, int epoch, Pace pace) throws InterruptedException {
        long published = 0;
        var batch = next(type, epoch, null);
        while (batch.size() > 0) {
            published += batch.size();
            Thread.sleep(pace.after(batch.size()));
            batch = next(type, epoch, batch.last());
        }
        return published;
    }

    private <A extends Aggregate> Batch next(Class<A> type, int epoch, @Nullable Object after) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var touched = aggregates.touch(type, epoch, after);
            outbox.appendAll(touched.stream().map(one -> new Outbox.Change(Announcement.REPUBLISHED, one.state(), one.epoch(),
                    one.version())).toList(), KIND);
            return new Batch(touched.size(), touched.isEmpty() ? null : aggregates.idOf(touched.getLast()));
        });
    }
}
