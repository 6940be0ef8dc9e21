package de.schulausstattung.platform.web;

import jakarta.enterprise.event.Observes;

import org.jboss.logging.MDC;

import io.quarkus.vertx.http.runtime.filters.Filters;

/** Gives each request its id before anything else looks at it, and sends it back with every answer. */
class RequestIdRoute {

    private static final int FIRST = 10_000;

    void register(@Observes Filters filters) {
        filters.register(context -> {
            var id = RequestId.of(context);
            MDC.put("requestId", id);
            context.response().putHeader(RequestId.HEADER, id);
            context.response().putHeader("X-Content-Type-Options", "nosniff");
            context.response().putHeader("Cache-Control", "no-store");
            context.next();
        }, FIRST);
    }
}
