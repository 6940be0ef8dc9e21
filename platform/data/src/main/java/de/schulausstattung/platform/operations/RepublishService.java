package de.schulausstattung.platform.operations;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import de.schulausstattung.events.Fact;
import de.schulausstattung.platform.job.JobHandler;
import de.schulausstattung.platform.job.JobService;
import de.schulausstattung.platform.job.JobView;
import de.schulausstattung.platform.job.JobWork;
import de.schulausstattung.platform.outbox.Outbox;
import de.schulausstattung.platform.persistence.Aggregate;
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

    RepublishService(JobService jobs, RepublishRepository aggregates, Outbox outbox, TenantScope tenants) {
        this.jobs = jobs;
        this.aggregates = aggregates;
        this.outbox = outbox;
        this.tenants = tenants;
    }

    /** The fact that nothing happened but the announcement. */
    private enum Announcement implements Fact {
        REPUBLISHED
    }

    record Parameters() {
    }

    JobView ask() {
        return jobs.submit(KIND, new Parameters(), null);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobWork work) {
        var epoch = aggregates.raiseEpoch();
        var all = aggregates.tenants();
        long published = 0;
        for (int i = 0; i < all.size(); i++) {
            work.progress(i, all.size());
            var tenant = new Scope.WholeTenant(all.get(i));
            for (var type : aggregates.types()) {
                published += tenants.call(tenant, "system:republish", () -> republish(type, epoch));
            }
        }
        var counts = Map.of("tenants", (long) all.size(), "aggregates", published, "epoch", (long) epoch);
        QuarkusTransaction.requiringNew().run(() -> work.succeed(counts, null, null));
    }

    private long republish(Class<? extends Aggregate> type, int epoch) {
        long published = 0;
        int batch;
        do {
            batch = QuarkusTransaction.requiringNew().call(() -> {
                var touched = aggregates.touch(type, epoch);
                outbox.appendAll(touched.stream().map(one -> new Outbox.Change(Announcement.REPUBLISHED, one.state(), epoch,
                        one.version())).toList(), "republish");
                return touched.size();
            });
            published += batch;
        } while (batch > 0);
        return published;
    }
}
