package de.schulausstattung.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import de.schulausstattung.platform.problem.Problems;
import io.quarkus.logging.Log;
import io.quarkus.oidc.OIDCException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Answers 503 at once while a token cannot be checked: while there are no {@link RealmKeys}, whoever asks for what, because the
 * extension looks for them even where no token is sent; and where a token names a key that the identity provider would have
 * to tell.
 */
@ApplicationScoped
class RealmKeysRoute {

    private static final int BEFORE_AUTHENTICATION = 9_500;
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
        if (context.failure() instanceof OIDCException unknown) {
            Log.warnf("The identity provider does not answer: %s", unknown.getMessage());
            problems.send(context, "identity-provider-unavailable", 503, RETRY_AFTER_SECONDS);
        } else {
            context.next();
        }
    }
}
