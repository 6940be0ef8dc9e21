package de.schulausstattung.platform.tenancy;

import java.util.concurrent.Callable;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.MDC;

import io.quarkus.arc.Arc;

/**
 * The only door to a tenant's rows outside HTTP: for messages, jobs and the platform's own workers. The work gets a request
 * context of its own, so that a job of the operator can visit tenant after tenant. Call it outside any transaction: a
 * connection keeps the tenant it was taken with.
 */
@ApplicationScoped
public class TenantScope {

    private final CurrentTenant current;

    TenantScope(CurrentTenant current) {
        this.current = current;
    }

    /**
     * Runs the work with the scope bound.
     *
     * @param subject who acts, for the history: {@code system:<name>} or the subject that asked for the job
     */
    public <T> T call(Scope scope, String subject, Callable<T> work) {
        var requests = Arc.container().requestContext();
        var outer = requests.getStateIfActive();
        var outerTenant = MDC.get("tenant");
        requests.activate();
        try {
            current.bind(scope, subject);
            MDC.put("tenant", scope.tenant());
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Work in scope " + scope + " failed", e);
        } finally {
            requests.terminate();
            if (outer != null) {
                requests.activate(outer);
            }
            if (outerTenant == null) {
                MDC.remove("tenant");
            } else {
                MDC.put("tenant", outerTenant);
            }
        }
    }

    /** As {@link #call}, for work without a result. */
    public void run(Scope scope, String subject, Runnable work) {
        call(scope, subject, () -> {
            work.run();
            return true;
        });
    }
}
