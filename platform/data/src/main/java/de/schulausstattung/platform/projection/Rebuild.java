package de.schulausstattung.platform.projection;

import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import de.schulausstattung.platform.job.JobHandler;
import de.schulausstattung.platform.job.JobWork;
import de.schulausstattung.platform.tenancy.Scope;
import de.schulausstattung.platform.tenancy.TenantScope;
import io.quarkus.scheduler.Scheduled;

/**
 * Reads the topics from their beginning into table set B, by the same code as the channels, and then switches tenant after
 * tenant, each in one transaction. Meanwhile set A is read and goes on taking what the channels bring; these keys are
 * noted, and for them set A decides. The end of each topic is taken after the noting began, so every event is in B or noted
 * (ADR 0022).
 */
@ApplicationScoped
class Rebuild implements JobHandler {

    static final String KIND = "rebuild";

    private static final String SUBJECT = "system:rebuild";

    private final RebuildService rebuild;
    private final ProjectionConsumer projections;
    private final ReadModelService readModel;
    private final TenantScope tenants;

    Rebuild(RebuildService rebuild, ProjectionConsumer projections, ReadModelService readModel, TenantScope tenants) {
        this.rebuild = rebuild;
        this.projections = projections;
        this.readModel = readModel;
        this.tenants = tenants;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobWork work) {
        var next = new TableSet.Next(UUID.randomUUID());
        rebuild.begin(next);
        try {
            build(work, next);
        } catch (RuntimeException e) {
            abandon(next, e);
            throw e;
        }
    }

    private void build(JobWork work, TableSet.Next next) {
        platform(() -> rebuild.empty(next));
        var counts = new TreeMap<String, Long>();
        for (var topic : projections.topics()) {
            counts.put(topic.topicName(), projections.replay(topic, next, work::progress));
        }
        var found = new TreeSet<>(next.tenants());
        found.addAll(tenants.call(new Scope.Platform(), SUBJECT, readModel::tenants));
        platform(() -> rebuild.analyze(next));
        var switched = 0L;
        for (var tenant : found) {
            work.progress(switched++, found.size());
            tenants.run(new Scope.WholeTenant(tenant), SUBJECT, () -> rebuild.takeOver(next));
        }
        platform(() -> rebuild.analyze(new TableSet.Live()));
        platform(() -> rebuild.empty(next));
        rebuild.end(next, work, counts);
    }

    private void platform(Runnable work) {
        tenants.run(new Scope.Platform(), SUBJECT, work);
    }

    /** A worker may die, and a job end without its handler: what such a rebuild left behind is tidied up. */
    @Scheduled(every = "10m", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tidy() {
        tenants.call(new Scope.Operator(), SUBJECT, rebuild::leftBehind).map(TableSet.Next::new).ifPresent(this::abandon);
    }

    /** So that the channels need not note any more what they touch, and set B keeps nothing that set A forgets. */
    private void abandon(TableSet.Next next) {
        platform(() -> rebuild.empty(next));
        tenants.run(new Scope.Operator(), SUBJECT, () -> rebuild.abandon(next));
    }

    private void abandon(TableSet.Next next, RuntimeException cause) {
        try {
            abandon(next);
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }
}
