package de.schulausstattung.platform.tenancy;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.container.ResourceInfo;

import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import de.schulausstattung.platform.security.Caller;
import de.schulausstattung.platform.security.Permissions;
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
    void bind(ResourceInfo resource) {
        var caller = Caller.of(identity);
        var scope = caller.scope(permissions(resource));
        if (scope != null) {
            current.bind(scope, caller.subject());
            MDC.put("tenant", scope.tenant());
        }
    }

    /** What the operation asks for, on its method or on its class. */
    private static Set<String> permissions(ResourceInfo resource) {
        if (resource.getResourceMethod() == null) {
            return Set.of();
        }
        var onMethod = resource.getResourceMethod().getAnnotation(RolesAllowed.class);
        var asked = onMethod != null ? onMethod : resource.getResourceClass().getAnnotation(RolesAllowed.class);
        return asked == null ? Set.of()
                : Arrays.stream(asked.value()).flatMap(Permissions::named).collect(Collectors.toSet());
    }
}
