package de.schulausstattung.platform.security;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.logging.Log;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/**
 * The keys of the realm, without which no token can be checked. Who starts while the identity provider is away asks for them
 * until it has them, one call at a time. Afterwards an identity provider that is away changes
 * nothing here: tokens that are out are checked with the keys at hand.
 *
 * <p>
 * The extension would ask with each request that comes, and let callers wait for that.
 */
@ApplicationScoped
class RealmKeys {

    private static final Duration BETWEEN_CALLS = Duration.ofSeconds(5);

    private final TenantConfigContext realm;
    private final Vertx vertx;

    RealmKeys(TenantConfigBean realms, Vertx vertx) {
        this.realm = realms.getDefaultTenant();
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        if (!known()) {
            callLater();
        }
    }

    /** Whether tokens can be checked; once true, it stays true. */
    boolean known() {
        return realm.ready();
    }

    private void callLater() {
        vertx.setTimer(BETWEEN_CALLS.toMillis(), _ -> fetch());
    }

    /** An identity provider that hangs takes the connection and says nothing: the call is given up, too. */
    private void fetch() {
        var answer = Uni.createFrom().deferred(realm::initialize);
        answer.ifNoItem().after(realm.oidcConfig().connectionTimeout()).fail().subscribe().with(
                _ -> Log.info("The identity provider has told the keys of the realm"),
                failure -> {
                    Log.warnf("The identity provider does not tell the keys of the realm: %s", failure);
                    callLater();
                });
    }
}
