package de.schulausstattung.meeting.protocol;

import jakarta.enterprise.context.ApplicationScoped;

import de.schulausstattung.meeting.meeting.MeetingService;
import de.schulausstattung.platform.projection.ReadModelService;
import de.schulausstattung.platform.tenancy.Scope;
import de.schulausstattung.platform.tenancy.TenantScope;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;

/** Makes protocols final when both parties have had their time and nobody objected; each tenant in its own scope. */
@Startup
@ApplicationScoped
public class ObjectionWindowJob {

    private final FinalisationService protocols;
    private final ReadModelService readModel;
    private final TenantScope tenants;
    private final Counter failures;

    ObjectionWindowJob(FinalisationService protocols, ReadModelService readModel, TenantScope tenants, MeterRegistry metrics) {
        this.protocols = protocols;
        this.readModel = readModel;
        this.tenants = tenants;
        this.failures = metrics.counter("meeting.protocol.failures");
    }

    @Scheduled(every = "{schulausstattung.objection-window.every}", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void run() {
        for (var tenant : tenants.call(new Scope.Platform(), MeetingService.WORKER, readModel::tenants)) {
            var scope = new Scope.WholeTenant(tenant);
            for (var due : tenants.call(scope, MeetingService.WORKER, protocols::due)) {
                try {
                    tenants.run(scope, MeetingService.WORKER, () -> protocols.finaliseSilently(due));
                } catch (RuntimeException e) {
                    failures.increment();
                    Log.errorf(e, "Protocol not made final: tenant=%s protocol=%s", scope.tenant(), due);
                }
            }
        }
    }
}
