package de.schulausstattung.gateway.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.gateway.limits.RateLimits;
import de.schulausstattung.gateway.refusal.Refusals;
import io.opentelemetry.api.trace.Span;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Takes a request to its route: token, limit, method and size first, all before the proxy sees anything of it. */
@ApplicationScoped
class Routing {

    /** After authentication, before what the gateway serves itself under /api. */
    private static final int ORDER = 500;

    private final Routes routes;
    private final RateLimits limits;
    private final Refusals refusals;
    private final UpstreamClient upstreams;
    private final Traffic traffic;

    Routing(Routes routes, RateLimits limits, Refusals refusals, UpstreamClient upstreams, Traffic traffic) {
        this.routes = routes;
        this.limits = limits;
        this.refusals = refusals;
        this.upstreams = upstreams;
        this.traffic = traffic;
    }

    void register(@Observes Router router) {
        router.route("/api/*").order(ORDER).handler(context -> routes.find(RawPath.of(context.request().uri()))
                .ifPresentOrElse(route -> admit(context, route), context::next));
    }

    private void admit(RoutingContext context, Route route) {
        var span = Span.current();
        if (span.isRecording()) {
            span.setAttribute("gateway.route", route.name()).setAttribute("gateway.client", traffic.client(context));
        }
        var subject = subject(context);
        if (subject == null && route.auth() == AuthRule.TOKEN) {
            refusals.unauthenticated(context);
            return;
        }
        if (subject != null) {
            var permit = limits.ofSubject(subject);
            if (!permit.isGranted()) {
                refusals.tooMany(context, permit);
                return;
            }
            context.response().putHeader("RateLimit-Policy", permit.policy()).putHeader("RateLimit", permit.state());
        }
        var request = context.request();
        if (!route.methods().contains(request.method().name())) {
            request.response().putHeader(HttpHeaders.ALLOW, route.allow());
            refusals.send(context, "method-not-allowed", 405);
        } else if (declaredLength(context) > route.bodyLimit()) {
            refusals.send(context, "too-large", 413);
        } else {
            upstreams.forward(context, route);
        }
    }

    /** The verified subject; null for nobody, and for a request that carries two tokens of which any might be meant. */
    private static @Nullable String subject(RoutingContext context) {
        if (context.request().headers().getAll(HttpHeaders.AUTHORIZATION).size() > 1
                || !(context.user() instanceof QuarkusHttpUser user) || user.getSecurityIdentity().isAnonymous()) {
            return null;
        }
        return user.getSecurityIdentity().getPrincipal().getName();
    }

    private static long declaredLength(RoutingContext context) {
        var length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }
}
