package de.schulausstattung.platform.tenancy;

import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import de.schulausstattung.platform.security.Caller;
import io.quarkus.security.identity.SecurityIdentity;

/** Binds the tenant that the verified token and {@code X-Tenant} chose, before any transaction begins. */
class TenantFilter {

    private final CurrentTenant current;
    private final SecurityIdentity identity;

    TenantFilter(CurrentTenant current, SecurityIdentity identity) {
        this.current = current;
        this.identity = identity;
    }

    @ServerRequestFilter
    void bind() {
        var caller = Caller.of(identity);
        var scope = caller.scope();
        if (scope != null) {
            current.bind(scope, caller.subject());
            MDC.put("tenant", scope.tenant());
        }
    }
}
