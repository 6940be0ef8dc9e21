package de.schulausstattung.gateway.headers;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import de.schulausstattung.platform.web.RequestId;
import io.opentelemetry.api.trace.Span;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * Which headers cross the gateway. What a client says about who or where it is never reaches a service; {@code Authorization}
 * and {@code X-Tenant} pass unchanged, because services verify the one against the other themselves.
 */
@ApplicationScoped
public class HeaderPolicy {

    private static final Set<String> HOP_BY_HOP = Set.of("connection", "keep-alive", "proxy-authenticate",
            "proxy-authorization", "proxy-connection", "te", "trailer", "upgrade", "http2-settings", "expect");
    private static final List<String> CLAIMED_BY_CLIENTS = List.of("forwarded", "x-forwarded", "x-real-ip", "x-client-ip",
            "x-cluster-client-ip", "true-client-ip", "x-original", "x-rewrite", "x-user", "x-internal", "x-remote",
            "x-authenticated", "x-http-method", "x-method-override");
    private static final Set<String> OURS = Set.of("strict-transport-security", "x-content-type-options", "referrer-policy",
            "x-frame-options", "x-request-id", "ratelimit", "ratelimit-policy", "server", "x-powered-by");

    /** What the gateway says about every answer, its own and those of the services. */
    public void secure(HttpServerResponse response) {
        response.putHeader("Strict-Transport-Security", "max-age=31536000")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** Prepares the headers of a request for the service. */
    public void toUpstream(RoutingContext context, MultiMap headers) {
        var request = context.request();
        var listed = listed(headers);
        Set.copyOf(headers.names()).stream().filter(name -> listed.contains(folded(name)) || isClaim(folded(name)))
                .forEach(headers::remove);
        if (Span.current().getSpanContext().isValid()) {
            // Our client adds the trace with our span as parent; both together would be two parents.
            headers.remove("traceparent").remove("tracestate");
        }
        headers.set("X-Forwarded-For", ClientAddress.of(request));
        headers.set("X-Forwarded-Proto", request.scheme());
        headers.set("X-Forwarded-Host", request.authority().toString());
        headers.set(RequestId.HEADER, RequestId.of(context));
    }

    /** Prepares the headers of a service's answer for the client. */
    public void toClient(RoutingContext context, MultiMap headers, URI upstream) {
        var listed = listed(headers);
        Set.copyOf(headers.names()).stream().filter(name -> listed.contains(folded(name)) || OURS.contains(folded(name)))
                .forEach(headers::remove);
        // The proxy adds: what the service says about caching or content replaces our default instead of standing beside it.
        headers.names().forEach(context.response().headers()::remove);
        var location = headers.get(HttpHeaders.LOCATION);
        if (location != null) {
            headers.set(HttpHeaders.LOCATION, withoutOrigin(location, upstream));
        }
    }

    /** Paths are the same on both sides, so a service's own address is cut off where it names one. */
    private static String withoutOrigin(String location, URI upstream) {
        var origin = upstream.getScheme() + "://" + upstream.getAuthority();
        return location.startsWith(origin + "/") ? location.substring(origin.length()) : location;
    }

    private static Set<String> listed(MultiMap headers) {
        var names = new HashSet<>(HOP_BY_HOP);
        headers.getAll(HttpHeaders.CONNECTION).stream().flatMap(value -> List.of(value.split(",", -1)).stream())
                .forEach(name -> names.add(folded(name.strip())));
        return names;
    }

    private static boolean isClaim(String name) {
        return CLAIMED_BY_CLIENTS.stream().anyMatch(name::startsWith);
    }

    /** Some servers read an underscore as a hyphen, so both spellings are the same name here. */
    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
