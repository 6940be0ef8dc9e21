package de.schulausstattung.platform.web;

import java.util.regex.Pattern;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses an {@code Accept} that names no media types before anything is done for it: it would be looked at only when the
 * answer is written, after the effect.
 */
class AcceptFilter {

    private static final String RANGE = "\\s*[^\\s/;,]+/[^\\s/;,]+\\s*(;[^,]*)?";
    private static final Pattern RANGES = Pattern.compile(RANGE + "(," + RANGE + ")*");

    @ServerRequestFilter(preMatching = true)
    void refuseWhatNamesNoMediaTypes(ContainerRequestContext request) {
        var accept = request.getHeaderString(HttpHeaders.ACCEPT);
        if (accept != null && !accept.isBlank() && !RANGES.matcher(accept).matches()) {
            throw new NotAcceptableException();
        }
    }
}
