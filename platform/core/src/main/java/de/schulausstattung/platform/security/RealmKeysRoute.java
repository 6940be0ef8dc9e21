package de.schulausstattung.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import de.schulausstattung.platform.problem.Problems;
import io.quarkus.oidc.OIDCException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Answers 503 at once while there are no {@link RealmKeys}, whoever asks for what: the extension looks for them even where no
 * token is sent, and lets the request wait for that.
 */
@ApplicationScoped
class RealmKeysRoute {

    /** After the gateway has looked at the request and counted it, before authentication. */
    private static final int BEFORE_AUTHENTICATION = 8_500;
    /** The gateway's own handler comes first: it refuses in its own way. */
    private static final int AFTER_THE_GATEWAYS = Integer.MIN_VALUE + 2_000;
    private static final int RETRY_AFTER_SECONDS = 5;

    private final RealmKeys keys;
    private final Problems problems;

    RealmKeysRoute(RealmKeys keys, Problems problems) {
        this.keys = keys;
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(context -> {
            if (keys.known()) {
                context.next();
            } else {
                context.fail(new OIDCException("no keys of the realm yet"));
            }
        }, BEFORE_AUTHENTICATION);
    }

    void refuse(@Observes Router router) {
        router.route().order(AFTER_THE_GATEWAYS).failureHandler(this::failed);
    }

    private void failed(RoutingContext context) {
        if (context.failure() instanceof OIDCException) {
            problems.send(context, "identity-provider-unavailable", 503, RETRY_AFTER_SECONDS);
        } else {
            context.next();
        }
    }
}
