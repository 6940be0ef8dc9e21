package de.schulausstattung.platform.web;

import java.util.regex.Pattern;

import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;

import io.quarkus.vertx.http.runtime.filters.Filters;

/**
 * What has not the shape of a signed token is no token: it is taken off before authentication, which would answer some of it
 * with 500 ({@code Bearer ..}), and the caller is told 401 like everybody without one.
 */
class TokenShapeRoute {

    private static final int BEFORE_AUTHENTICATION = 9_000;
    private static final Pattern BEARER = Pattern.compile("(?i)bearer\\s.*", Pattern.DOTALL);
    private static final Pattern SIGNED = Pattern.compile("(?i)bearer [A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");

    void register(@Observes Filters filters) {
        filters.register(context -> {
            var header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
            if (header != null && BEARER.matcher(header).matches() && !SIGNED.matcher(header).matches()) {
                context.request().headers().remove(HttpHeaders.AUTHORIZATION);
            }
            context.next();
        }, BEFORE_AUTHENTICATION);
    }
}
