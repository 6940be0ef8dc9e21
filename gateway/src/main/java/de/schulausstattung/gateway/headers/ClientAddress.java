package de.schulausstattung.gateway.headers;

import java.util.Objects;

import io.vertx.core.http.HttpServerRequest;

/** Where a request came from, as the gateway saw it; behind a trusted proxy, as that proxy saw it. */
public final class ClientAddress {

    private static final String UNKNOWN = "unknown";

    private ClientAddress() {
    }

    /** The address, or whatever a trusted proxy wrote in its place. */
    public static String of(HttpServerRequest request) {
        var address = request.remoteAddress();
        if (address == null) {
            return UNKNOWN;
        }
        return Objects.requireNonNullElse(address.hostAddress(), Objects.requireNonNullElse(address.host(), UNKNOWN));
    }
}
