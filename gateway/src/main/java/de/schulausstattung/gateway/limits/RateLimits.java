package de.schulausstattung.gateway.limits;

import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.core.Vertx;

/**
 * Token buckets per subject and per client address, held in memory: each replica counts for itself, so the effective limit is
 * the configured one times the replicas. That is documented and keeps the gateway free of a shared store.
 */
@ApplicationScoped
public class RateLimits {

    private final Buckets subjects;
    private final Buckets addresses;

    RateLimits(RateLimitConfig config, Vertx vertx) {
        subjects = new Buckets("subject", config.subjectPerMinute(), config.subjectBurst());
        addresses = new Buckets("address", config.addressPerMinute(), config.addressBurst());
        vertx.setPeriodic(TimeUnit.MINUTES.toMillis(1), _ -> {
            subjects.sweep();
            addresses.sweep();
        });
    }

    /** Counts a request of a verified subject. */
    public Permit ofSubject(String subject) {
        return subjects.take(subject);
    }

    /** Counts a request from an address as the gateway saw it; an IPv6 client owns its whole /64. */
    public Permit ofAddress(String address) {
        return addresses.take(network(address));
    }

    static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        var groups = address.split(":", -1);
        var network = new StringBuilder();
        for (var i = 0; i < Math.min(4, groups.length) && !groups[i].isEmpty(); i++) {
            network.append(groups[i]).append(':');
        }
        return network.isEmpty() ? address : network.toString();
    }
}
