package de.schulausstattung.platform.security;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Not ready before there are {@link RealmKeys}: a replica that replaces another must not take its requests over and refuse
 * them. Never red again afterwards, whatever becomes of the identity provider.
 */
@Readiness
@ApplicationScoped
class RealmKeysCheck implements HealthCheck {

    private final RealmKeys keys;

    RealmKeysCheck(RealmKeys keys) {
        this.keys = keys;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Keys of the realm").status(keys.known()).build();
    }
}
