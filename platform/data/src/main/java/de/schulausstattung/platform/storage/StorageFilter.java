package de.schulausstattung.platform.storage;

import java.util.Set;

import jakarta.ws.rs.container.ContainerRequestContext;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Asks the {@link StorageGuard} before a request begins. */
class StorageFilter {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final StorageGuard guard;

    StorageFilter(StorageGuard guard) {
        this.guard = guard;
    }

    @ServerRequestFilter
    void refuseWrites(ContainerRequestContext request) {
        if (!READS.contains(request.getMethod())) {
            guard.permitWrite();
        }
    }

    @Bulk
    @ServerRequestFilter
    void refuseBulk(ContainerRequestContext request) {
        guard.permitBulk();
    }
}
