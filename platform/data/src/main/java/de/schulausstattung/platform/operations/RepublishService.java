package de.schulausstattung.platform.operations;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * aggregate under its row lock, through the outbox like every event. In the end, what the topics still hold of an earlier epoch
 * and the database does not know is forgotten (ADR 0033).
 */
@ApplicationScoped
public class RepublishService implements JobHandler {

    private static final String KIND = "republish";
    private static final String SUBJECT = "system:republish";
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final JobService jobs;
    private final RepublishRepository aggregates;
    private final LostAggregates lost;
    private final Outbox outbox;
    private final TenantScope tenants;
    private final OperatorActs acts;
    private final OutboxConfig config;

    RepublishService(JobService jobs, RepublishRepository aggregates, LostAggregates lost, Outbox outbox, TenantScope tenants,
            OperatorActs acts, OutboxConfig config) {
        this.jobs = jobs;
        this.aggregates = aggregates;
        this.lost = lost;
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
        // what is read first is what was lost: nothing that is written from now on
        var found = lost.find(work::progress);
        var epoch = epochAbove(found, work.parameters(Parameters.class).epoch());
        var pace = new Pace(config.republishPerSecond(), System::nanoTime);
        var all = aggregates.tenants();
        var published = republishAll(work, all, epoch, pace);
        // who had read the epoch of before may have written since, where this had already been
        settle(work);
        published += republishAll(work, all, epoch, pace);
        lost.bury(found, epoch, work::progress);
        published += announceWhatIsThereAgain(work, found.ids());
        var counts = Map.of("tenants", (long) all.size(), "aggregates", published, "epoch", (long) epoch, "lost", found.size());
        QuarkusTransaction.requiringNew().run(() -> {
            work.succeed(counts, null, null);
            acts.note(acts.by(), KIND, work.id(), "DONE " + new TreeMap<>(counts));
        });
    }

    /**
     * The epoch may have been raised in the future that was lost, too; then it must be higher than that. A worker that died may
     * have raised it already.
     */
    private int epochAbove(LostAggregates.Found found, int asked) {
        if (found.epoch() >= aggregates.epoch()) {
            aggregates.raiseEpochTo(found.epoch() + 1);
        }
        return Math.max(asked, aggregates.epoch());
    }

    private long republishAll(JobWork work, List<String> all, int epoch, Pace pace) {
        long published = 0;
        for (int i = 0; i < all.size(); i++) {
            var tenant = new Scope.WholeTenant(all.get(i));
            for (var type : aggregates.types()) {
                work.progress(i, all.size());
                published += tenants.call(tenant, SUBJECT, () -> republish(type, epoch, pace));
            }
        }
        return published;
    }

    /** Waits until every transaction that runs now has ended. */
    private void settle(JobWork work) {
        var now = aggregates.transaction();
        while (!aggregates.isOver(now)) {
            pause();
            work.progress(0, 0);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * A school may be adopted anew under its number while the one that was lost is being forgotten, and be forgotten with
     * it: so it is announced once more.
     */
    private long announceWhatIsThereAgain(JobWork work, Map<String, Set<String>> buried) {
        if (buried.isEmpty()) {
            return 0;
        }
        settle(work);
        long published = 0;
        for (var ofTenant : buried.entrySet()) {
            for (var type : aggregates.types()) {
                published += tenants.call(new Scope.WholeTenant(ofTenant.getKey()), SUBJECT,
                        () -> QuarkusTransaction.requiringNew()
                                .call(() -> announce(aggregates.touch(type, ofTenant.getValue()))));
            }
        }
        return published;
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
            return new Batch(announce(touched), touched.isEmpty() ? null : aggregates.idOf(touched.getLast()));
        });
    }

    private int announce(List<? extends Aggregate> touched) {
        outbox.appendAll(touched.stream().map(one -> new Outbox.Change(Announcement.REPUBLISHED, one.state(), one.epoch(),
                one.version())).toList(), KIND);
        return touched.size();
    }
}
