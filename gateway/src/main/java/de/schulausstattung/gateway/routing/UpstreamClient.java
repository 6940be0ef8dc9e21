package de.schulausstattung.gateway.routing;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import de.schulausstattung.gateway.headers.HeaderPolicy;
import de.schulausstattung.gateway.refusal.Refusals;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;

/** The connections to the services. */
@ApplicationScoped
public class UpstreamClient {

    /** Connections per service and replica; more requests than these wait for the connect time-out, then 503. */
    private static final int POOL = 256;
    /**
     * For so long a connection waits for its next request. Shorter than the time for which a service that ends works on and
     * closes each connection behind its answer ({@code quarkus.shutdown.delay}): by then there is none left that we could use.
     */
    private static final int IDLE_SECONDS = 3;
    private static final int RESPONSE_HEADERS = 32 * 1024;

    private final Vertx vertx;
    private final HttpClient client;
    private final HeaderPolicy headers;
    private final Refusals refusals;

    UpstreamClient(Vertx vertx, HeaderPolicy headers, Refusals refusals) {
        this.vertx = vertx;
        this.headers = headers;
        this.refusals = refusals;
        this.client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(POOL).setKeepAlive(true)
                .setKeepAliveTimeout(IDLE_SECONDS).setMaxHeaderSize(RESPONSE_HEADERS));
    }

    void forward(RoutingContext context, Route route) {
        new Exchange(vertx, client, headers, refusals, context, route).start();
    }

    /** Reads a document of the service behind a route, without any caller's token, and no more of it than these bytes. */
    public Future<Buffer> read(Route route, String path, Duration timeout, int limit) {
        return client.request(address(route).setMethod(HttpMethod.GET).setURI(path).setTimeout(timeout.toMillis()))
                .compose(request -> request.putHeader("Accept", "application/json").send()
                        .compose(response -> response.statusCode() == 200 ? collect(request, response, limit)
                                : Future.failedFuture("Status " + response.statusCode())));
    }

    private static Future<Buffer> collect(HttpClientRequest request, HttpClientResponse response, int limit) {
        var all = Buffer.buffer();
        var whole = Promise.<Buffer> promise();
        response.exceptionHandler(whole::tryFail);
        response.endHandler(_ -> whole.tryComplete(all));
        response.handler(piece -> {
            if (all.length() + piece.length() <= limit) {
                all.appendBuffer(piece);
            } else if (whole.tryFail("Larger than " + limit + " bytes")) {
                request.reset();
            }
        });
        return whole.future();
    }

    static RequestOptions address(Route route) {
        return new RequestOptions().setHost(route.upstream().getHost()).setPort(route.port()).setSsl(route.isEncrypted())
                .setConnectTimeout(route.connectTimeout().toMillis());
    }
}
