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
    /** What the gateway itself answers below {@code /api}. */
    private static final String OWN = "/api/gateway/";
    private static final String NO_ROUTE = "/api/*";
    private static final String ELSEWHERE = "/*";

    private final Routes routes;

    RouteLabel(Routes routes) {
        this.routes = routes;
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        var uri = id.getName().startsWith("http.") ? id.getTag(URI) : null;
        // what begins otherwise is a word of the registry's own, as NOT_FOUND
        return uri == null || !uri.startsWith("/") ? id : id.withTag(Tag.of(URI, label(uri)));
    }

    private String label(String uri) {
        if (uri.startsWith(OWN)) {
            return OWN + "*";
        }
        return uri.startsWith(API) ? routes.find(RawPath.of(uri)).map(Route::path).orElse(NO_ROUTE) : ELSEWHERE;
    }
}
