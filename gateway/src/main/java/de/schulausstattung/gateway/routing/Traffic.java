package de.schulausstattung.gateway.routing;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import de.schulausstattung.platform.security.Caller;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;

/**
 * Counts and times every request per route, client and status ({@code gateway_requests_seconds}), refused ones too. The client
 * is the application that obtained the token, never the person; their number is bounded.
 */
@ApplicationScoped
class Traffic {

    /** Before everything that may refuse. */
    private static final int PRIORITY = 9_500;
    /** Later ones share a name: each is a time series per route and status. */
    private static final int MOST_CLIENTS = 50;
    private static final String NONE = "none";
    private static final String OTHER = "other";

    private final Routes routes;
    private final Meter.MeterProvider<Timer> requests;
    private final Set<String> clients = ConcurrentHashMap.newKeySet();

    Traffic(Routes routes, MeterRegistry metrics) {
        this.routes = routes;
        this.requests = Timer.builder("gateway.requests").withRegistry(metrics);
    }

    void register(@Observes Filters filters) {
        filters.register(context -> {
            var from = System.nanoTime();
            context.addEndHandler(end -> requests.withTags(tags(context, end.succeeded()))
                    .record(System.nanoTime() - from, TimeUnit.NANOSECONDS));
            context.next();
        }, PRIORITY);
    }

    private Tags tags(RoutingContext context, boolean answered) {
        var route = routes.find(RawPath.of(context.request().uri())).map(Route::name).orElse(NONE);
        return Tags.of("route", route, "client", client(context), "status",
                answered ? Integer.toString(context.response().getStatusCode()) : "gone");
    }

    /** The name under which a request's client is counted. */
    String client(RoutingContext context) {
        if (!(context.user() instanceof QuarkusHttpUser user) || user.getSecurityIdentity().isAnonymous()) {
            return NONE;
        }
        var client = Caller.of(user.getSecurityIdentity()).client();
        if (client.isEmpty()) {
            return NONE;
        }
        return clients.contains(client) || (clients.size() < MOST_CLIENTS && clients.add(client)) ? client : OTHER;
    }
}
