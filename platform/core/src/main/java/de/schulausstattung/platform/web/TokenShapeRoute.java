package de.schulausstattung.platform.web;

import java.util.regex.Pattern;

import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;

import io.quarkus.vertx.http.runtime.filters.Filters;

/**
 * What has not the shape of a signed token would be answered with 500 by some of authentication ({@code Bearer ..}): something
 * that is refused in good order takes its place, so that the caller is told 401, on public addresses, too.
 */
class TokenShapeRoute {

    private static final int BEFORE_AUTHENTICATION = 9_000;
    private static final Pattern BEARER = Pattern.compile("(?i)bearer\\s.*", Pattern.DOTALL);
    /** Three empty JSON objects: well-formed, and signed by nobody. */
    private static final String REFUSED = "Bearer e30.e30.e30";
    private static final Pattern SIGNED = Pattern.compile("(?i)bearer [A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");

    void register(@Observes Filters filters) {
        filters.register(context -> {
            var header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
            if (header != null && BEARER.matcher(header).matches() && !SIGNED.matcher(header).matches()) {
                context.request().headers().set(HttpHeaders.AUTHORIZATION, REFUSED);
            }
            context.next();
        }, BEFORE_AUTHENTICATION);
    }
}
