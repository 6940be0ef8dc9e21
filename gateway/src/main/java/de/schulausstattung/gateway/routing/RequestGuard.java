package de.schulausstattung.gateway.routing;

import java.util.List;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import de.schulausstattung.gateway.headers.ClientAddress;
import de.schulausstattung.gateway.headers.HeaderPolicy;
import de.schulausstattung.gateway.limits.RateLimits;
import de.schulausstattung.gateway.refusal.Refusals;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/** Looks at every request before anything else does, authentication included, and refuses what no path here ever needs. */
@ApplicationScoped
class RequestGuard {

    /** After the request id, before authentication and everything else. */
    private static final int PRIORITY = 9_000;
    private static final int HEADER_LIMIT = 16 * 1024;
    private static final int TARGET_LIMIT = 8 * 1024;

    private final HeaderPolicy headers;
    private final RateLimits limits;
    private final Refusals refusals;

    RequestGuard(HeaderPolicy headers, RateLimits limits, Refusals refusals) {
        this.headers = headers;
        this.limits = limits;
        this.refusals = refusals;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext context) {
        var request = context.request();
        headers.secure(request.response());
        var permit = limits.ofAddress(ClientAddress.of(request));
        if (!permit.isGranted()) {
            refusals.tooMany(context, permit);
        } else if (!RawPath.isAllowed(RawPath.of(request.uri()))) {
            refusals.send(context, "path-refused", 400);
        } else if (isUpgrade(request)) {
            refusals.send(context, "upgrade-refused", 400);
        } else if (request.uri().length() > TARGET_LIMIT) {
            refusals.send(context, "address-too-long", 414);
        } else if (headerSize(request) > HEADER_LIMIT) {
            refusals.send(context, "header-too-large", 431);
        } else if (!isFramedPlainly(request)) {
            refusals.send(context, "bad-request", 400);
        } else {
            context.next();
        }
    }

    /** An upgrade would leave the proxy's rules behind: its tunnel runs none of them. */
    private static boolean isUpgrade(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.UPGRADE) || request.headers().contains("HTTP2-Settings")
                || request.headers().contains("Sec-WebSocket-Key")
                || request.headers().getAll(HttpHeaders.CONNECTION).stream()
                        .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains("upgrade"));
    }

    private static long headerSize(HttpServerRequest request) {
        return request.headers().entries().stream()
                .mapToLong(header -> header.getKey().length() + header.getValue().length() + 4)
                .sum();
    }

    /** HTTP/1.0 would make the proxy hold whole answers in memory, and other codings than chunked hide where a body ends. */
    private static boolean isFramedPlainly(HttpServerRequest request) {
        var codings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        return request.version() != HttpVersion.HTTP_1_0 && request.authority() != null
                && (codings.isEmpty() || codings.equals(List.of("chunked")))
                && request.headers().getAll(HttpHeaders.CONTENT_LENGTH).size() <= 1
                && request.headers().getAll(HttpHeaders.HOST).size() <= 1;
    }
}
