package de.schulausstattung.report.comparison;

import java.util.Set;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;

import de.schulausstattung.platform.problem.Unavailable;
import de.schulausstattung.platform.projection.ReadModelService;
import de.schulausstattung.platform.tenancy.Scope;
import de.schulausstattung.platform.tenancy.TenantScope;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;

/**
 * Visits tenant after tenant, each in its own scope, and lets it compute its own figures; only these aggregates are then seen
 * together, by the platform's scope, to compute quartiles. A tenant whose figures cannot be computed keeps its older ones and
 * stops nobody else.
 */
@Startup
@ApplicationScoped
public class FiguresJob {

    private static final String SUBJECT = "system:comparison";

    private final ComparisonService comparison;
    private final ReadModelService readModel;
    private final TenantScope tenants;
    private final Counter failures;

    FiguresJob(ComparisonService comparison, ReadModelService readModel, TenantScope tenants, MeterRegistry metrics) {
        this.comparison = comparison;
        this.readModel = readModel;
        this.tenants = tenants;
        this.failures = metrics.counter("report.figures.failures");
    }

    @Scheduled(every = "{schulausstattung.comparison.every}", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void run() {
        try {
            for (var tenant : tenants.call(new Scope.Platform(), SUBJECT, this::toVisit)) {
                attempt(new Scope.WholeTenant(tenant), comparison::refreshFigures);
            }
            attempt(new Scope.Platform(), comparison::refreshQuartiles);
        } catch (Unavailable e) {
            Log.infof("No comparison while figures are being rebuilt: %s", e.problem());
        }
    }

    /** A Träger that is gone may be in no list any more; its figures still have to leave. */
    private Set<String> toVisit() {
        var all = new TreeSet<>(readModel.tenants());
        all.addAll(comparison.tenantsWithFigures());
        return all;
    }

    private void attempt(Scope scope, Runnable work) {
        try {
            tenants.run(scope, SUBJECT, work);
        } catch (Unavailable e) {
            throw e;
        } catch (RuntimeException e) {
            failures.increment();
            Log.errorf(e, "Comparison not computed: tenant=%s", scope.tenant());
        }
    }
}
