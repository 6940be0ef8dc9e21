package de.schulausstattung.platform.web;

import java.util.UUID;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.vertx.ext.web.RoutingContext;

/** The id under which one request is found in the logs of every service; the client's if it is well-formed, else ours. */
public final class RequestId {

    /** The header that carries it in both directions. */
    public static final String HEADER = "X-Request-ID";

    private static final String KEY = "schulausstattung.requestId";
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    private RequestId() {
    }

    /** The id of this request, made on first use; empty outside a request. */
    public static String of(@Nullable RoutingContext context) {
        if (context == null) {
            return "";
        }
        String known = context.get(KEY);
        if (known != null) {
            return known;
        }
        var sent = context.request().getHeader(HEADER);
        var id = sent != null && WELL_FORMED.matcher(sent).matches() ? sent : UUID.randomUUID().toString();
        context.put(KEY, id);
        return id;
    }
}
