package de.schulausstattung.report.projection;

import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

import de.schulausstattung.platform.job.JobHandler;
import de.schulausstattung.platform.job.JobWork;
import de.schulausstattung.platform.tenancy.Scope;
import de.schulausstattung.platform.tenancy.TenantScope;

/**
 * Empties the read models and reads the topics from their beginning, by the same code as the channels, which go on meanwhile.
 * The end of each topic is taken after the emptying, so nothing that a channel had applied before is missed.
 */
@ApplicationScoped
class Rebuild implements JobHandler {

    static final String KIND = "rebuild";

    private final RebuildService rebuild;
    private final ProjectionConsumer projections;
    private final TenantScope tenants;

    Rebuild(RebuildService rebuild, ProjectionConsumer projections, TenantScope tenants) {
        this.rebuild = rebuild;
        this.projections = projections;
        this.tenants = tenants;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobWork work) {
        rebuild.begin();
        tenants.run(new Scope.Platform(), "system:rebuild", rebuild::empty);
        var counts = new TreeMap<String, Long>();
        for (var topic : projections.topics()) {
            counts.put(topic.topicName(), projections.replay(topic, work::progress));
        }
        tenants.run(new Scope.Platform(), "system:rebuild", rebuild::analyze);
        rebuild.end(work, counts);
    }
}
