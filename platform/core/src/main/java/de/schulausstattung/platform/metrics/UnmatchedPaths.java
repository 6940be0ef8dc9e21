package de.schulausstattung.platform.metrics;

import java.util.Set;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;

/**
 * Of a request that no operation took, for its method or its type, Quarkus keeps the path as it was asked for, ids and
 * all: each would be a time series of its own, until the registry takes no more and the next route is not measured
 * either. An operation without parameters in its path that answers so itself (a body too large) is not told apart.
 */
@Singleton
class UnmatchedPaths implements MeterFilter {

    private static final String URI = "uri";
    private static final Set<String> UNTAKEN = Set.of("405", "406", "413", "414", "415");

    @Override
    public Meter.Id map(Meter.Id id) {
        var uri = id.getName().equals("http.server.requests") ? id.getTag(URI) : null;
        var status = id.getTag("status");
        return uri != null && status != null && UNTAKEN.contains(status) && uri.startsWith("/") && !uri.contains("{")
                ? id.withTag(Tag.of(URI, "UNMATCHED"))
                : id;
    }
}
