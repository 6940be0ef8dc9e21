package de.schulausstattung.gateway.refusal;

import java.util.List;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import de.schulausstattung.gateway.headers.HeaderPolicy;
import de.schulausstattung.gateway.limits.Permit;
import de.schulausstattung.platform.problem.Problem;
import de.schulausstattung.platform.problem.Problems;
import de.schulausstattung.platform.web.RequestId;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/** Answers in the place of a service: the only place of the gateway that does. */
@ApplicationScoped
public class Refusals {

    private static final int UNAVAILABLE_SECONDS = 5;
    /** How much of an unwanted body we still read, so that a client that is busy sending gets to read its answer. */
    private static final long LINGER_BYTES = 1024 * 1024;
    private static final long LINGER_MILLIS = TimeUnit.SECONDS.toMillis(5);

    private final ObjectMapper json;
    private final HeaderPolicy headers;
    private final MeterRegistry meters;
    private final Vertx vertx;

    Refusals(ObjectMapper json, HeaderPolicy headers, MeterRegistry meters, Vertx vertx) {
        this.json = json;
        this.headers = headers;
        this.meters = meters;
        this.vertx = vertx;
    }

    /** Refuses with the problem of this slug. */
    public void send(RoutingContext context, String slug, int status, Object... arguments) {
        write(context, slug, status, null, arguments);
    }

    /** Nobody is logged in, or not with a token for the gateway. */
    public void unauthenticated(RoutingContext context) {
        if (!context.response().headWritten()) {
            context.response().putHeader("WWW-Authenticate", "Bearer");
        }
        write(context, "unauthenticated", 401, null);
    }

    /** A limit was reached. */
    public void tooMany(RoutingContext context, Permit permit) {
        context.response().putHeader("RateLimit-Policy", permit.policy()).putHeader("RateLimit", permit.state());
        write(context, "too-many-requests", 429, permit.waitSeconds(), permit.limit());
    }

    /** The service behind a route does not answer. */
    public void unavailable(RoutingContext context, int status) {
        write(context, "upstream-unavailable", status, UNAVAILABLE_SECONDS);
    }

    /** There are no keys of the realm yet to check any token with. */
    void identityProviderUnavailable(RoutingContext context) {
        write(context, "identity-provider-unavailable", 503, UNAVAILABLE_SECONDS);
    }

    private void write(RoutingContext context, String slug, int status, @Nullable Integer retryAfter, Object... arguments) {
        var response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            response.reset();
            return;
        }
        meters.counter("gateway.refusals", "problem", slug).increment();
        headers.secure(response);
        response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(RequestId.HEADER, RequestId.of(context));
        if (retryAfter != null) {
            response.putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(retryAfter));
        }
        var lingers = hasBody(context.request());
        if (lingers && context.request().version() != HttpVersion.HTTP_2) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        response.end(body(Problems.problem(context, slug, status, List.of(), retryAfter, arguments)));
        if (lingers) {
            readOn(context.request());
        }
    }

    private Buffer body(Problem problem) {
        try {
            return Buffer.buffer(json.writeValueAsBytes(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean hasBody(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) || (length != null && !length.equals("0"));
    }

    /**
     * Reads and forgets the rest of the body, up to a limit, then closes: closing at once may destroy our answer on its way.
     */
    private void readOn(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset(0);
            return;
        }
        if (request.isEnded()) {
            request.connection().close();
            return;
        }
        var timer = vertx.setTimer(LINGER_MILLIS, _ -> request.connection().close());
        var rest = new long[] { LINGER_BYTES };
        request.exceptionHandler(_ -> vertx.cancelTimer(timer));
        request.endHandler(_ -> {
            vertx.cancelTimer(timer);
            request.connection().close();
        });
        request.handler(piece -> {
            rest[0] -= piece.length();
            if (rest[0] < 0) {
                vertx.cancelTimer(timer);
                request.connection().close();
            }
        });
        request.resume();
    }
}
