package de.schulausstattung.gateway.refusal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.logging.Log;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Problem documents for what fails outside the routes: bad tokens, which Quarkus answers with an empty body, and no route. */
@ApplicationScoped
class FailureRoute {

    private static final int BEFORE_ALL = Integer.MIN_VALUE + 1_000;
    private static final int AFTER_ALL = Integer.MAX_VALUE - 1_000;

    private final Refusals refusals;

    FailureRoute(Refusals refusals) {
        this.refusals = refusals;
    }

    void register(@Observes Router router) {
        router.route().order(BEFORE_ALL).failureHandler(this::failed);
        router.route().order(AFTER_ALL).handler(context -> refusals.send(context, "no-such-path", 404));
    }

    private void failed(RoutingContext context) {
        switch (context.failure()) {
            case AuthenticationException _ -> refusals.unauthenticated(context);
            case UnauthorizedException _ -> refusals.unauthenticated(context);
            case ForbiddenException _ -> refusals.send(context, "permission-missing", 403);
            case OIDCException _ -> refusals.identityProviderUnavailable(context);
            case null, default -> byStatus(context);
        }
    }

    private void byStatus(RoutingContext context) {
        if (!context.request().uri().startsWith("/")) {
            refusals.send(context, "path-refused", 400);
            return;
        }
        switch (context.statusCode()) {
            case 400 -> refusals.send(context, "path-refused", 400);
            case 404 -> refusals.send(context, "no-such-path", 404);
            case 405 -> refusals.send(context, "method-not-allowed", 405);
            case 413 -> refusals.send(context, "too-large", 413);
            default -> {
                Log.error("Request failed", context.failure());
                refusals.send(context, "internal-error", 500);
            }
        }
    }
}
