package de.schulausstattung.gateway.routing;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;

/**
 * Metrics of requests name the route and never the path that was asked for: paths and queries hold ids, numbers of schools,
 * what people search for and links that are a secret, and each would be a time series of its own.
 */
@Singleton
class RouteLabel implements MeterFilter {

    private static final String URI = "uri";
    private static final String API = "/api/";
    /** What the gateway itself answers below {@code /api} is named by its own templates. */
    private static final String OWN = "/api/gateway/";
    private static final String NO_ROUTE = "/api/*";

    private final Routes routes;

    RouteLabel(Routes routes) {
        this.routes = routes;
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        var uri = id.getName().startsWith("http.") ? id.getTag(URI) : null;
        return uri == null || !uri.startsWith(API) || uri.startsWith(OWN) ? id
                : id.withTag(Tag.of(URI, routes.find(RawPath.of(uri)).map(Route::path).orElse(NO_ROUTE)));
    }
}
