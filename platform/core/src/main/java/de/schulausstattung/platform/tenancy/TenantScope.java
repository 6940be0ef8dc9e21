package de.schulausstattung.platform.tenancy;

import java.util.concurrent.Callable;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;

import org.jboss.logging.MDC;

/** The only door to a tenant's rows outside HTTP: for messages, jobs and the platform's own workers. */
@ApplicationScoped
public class TenantScope {

    private final CurrentTenant current;

    TenantScope(CurrentTenant current) {
        this.current = current;
    }

    /**
     * Runs the work with the scope bound, in a request context of its own.
     *
     * @param subject who acts, for the history: {@code system:<name>} or the subject that asked for the job
     * @throws IllegalStateException when called where a tenant is bound already
     */
    @ActivateRequestContext
    public <T> T call(Scope scope, String subject, Callable<T> work) {
        current.bind(scope, subject);
        MDC.put("tenant", scope.tenant());
        try {
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Work in scope " + scope + " failed", e);
        } finally {
            MDC.remove("tenant");
        }
    }

    /** As {@link #call}, for work without a result. */
    @ActivateRequestContext
    public void run(Scope scope, String subject, Runnable work) {
        current.bind(scope, subject);
        MDC.put("tenant", scope.tenant());
        try {
            work.run();
        } finally {
            MDC.remove("tenant");
        }
    }
}
