package de.schulausstattung.report.comparison;

import jakarta.enterprise.context.ApplicationScoped;

import de.schulausstattung.platform.problem.Unavailable;
import de.schulausstattung.platform.tenancy.Scope;
import de.schulausstattung.platform.tenancy.TenantScope;
import de.schulausstattung.report.projection.ReadModelService;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;

/**
 * Visits tenant after tenant, each in its own scope, and lets it compute its own figures; only these aggregates are then seen
 * together, by the platform's scope, to compute quartiles.
 */
@ApplicationScoped
public class FiguresJob {

    private static final String SUBJECT = "system:comparison";

    private final ComparisonService comparison;
    private final ReadModelService readModel;
    private final TenantScope tenants;

    FiguresJob(ComparisonService comparison, ReadModelService readModel, TenantScope tenants) {
        this.comparison = comparison;
        this.readModel = readModel;
        this.tenants = tenants;
    }

    @Scheduled(every = "{schulausstattung.comparison.every}", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void run() {
        try {
            for (var tenant : tenants.call(new Scope.Platform(), SUBJECT, readModel::tenants)) {
                tenants.run(new Scope.WholeTenant(tenant), SUBJECT, comparison::refreshFigures);
            }
            tenants.run(new Scope.Platform(), SUBJECT, comparison::refreshQuartiles);
        } catch (Unavailable e) {
            Log.infof("No comparison while figures are being rebuilt: %s", e.problem());
        }
    }
}
