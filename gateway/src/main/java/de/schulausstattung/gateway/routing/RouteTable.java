package de.schulausstattung.gateway.routing;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;

/** The routes there are; everything else is 404. */
@ConfigMapping(prefix = "gateway.routes")
public interface RouteTable {

    /** The routes by name. */
    @WithParentName
    Map<String, Entry> entries();

    /** One route, as configured. */
    interface Entry {

        /** The path prefix, {@code /api/inventory/v1}; the service answers under the same path. */
        String path();

        /** Where the service listens: {@code http://inventory-service:8081}. */
        URI upstream();

        /** Who may use the route; without it the gateway does not start. */
        AuthRule auth();

        /** The service's OpenAPI document, which the merged one takes in; none if unset. */
        Optional<String> document();

        /** The methods that pass; others are 405. */
        @WithDefault("GET,HEAD,POST,PUT,DELETE")
        List<String> methods();

        /** The largest body that passes; more is 413. */
        @WithDefault("1M")
        MemorySize bodyLimit();

        /** How long to wait for a connection; then 503. */
        @WithDefault("1S")
        Duration connectTimeout();

        /** How long the service may take for the first byte after the last of the request moved; then 504. */
        @WithDefault("10S")
        Duration firstByteTimeout();

        /** How long a whole exchange may take, on a route that streams until its answer begins; then 408 or 504. */
        @WithDefault("60S")
        Duration totalTimeout();

        /** Whether answers may flow for as long as they flow: the idle time-out then stands in for the total one. */
        @WithDefault("false")
        boolean streaming();

        /** How long a flowing answer may pause. */
        @WithDefault("30S")
        Duration idleTimeout();
    }
}
