package de.schulausstattung.gateway.routing;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.gateway.headers.HeaderPolicy;
import de.schulausstattung.gateway.refusal.Refusals;
import io.quarkus.logging.Log;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.OriginRequestProvider;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyResponse;

/**
 * One request on its way through: its headers, its time-outs, the limit of its body, and what the client hears when the
 * service does not answer. Runs on the event loop of its request from start to end.
 */
final class Exchange implements ProxyInterceptor, OriginRequestProvider {

    private static final ProxyOptions OPTIONS = new ProxyOptions().setSupportWebSocket(false);

    /** Why we broke the exchange off ourselves. */
    private enum Cut {
        NOT,
        SLOW_REQUEST,
        TIMEOUT,
        BODY_LIMIT
    }

    private final Vertx vertx;
    private final HttpClient client;
    private final HeaderPolicy headers;
    private final Refusals refusals;
    private final RoutingContext context;
    private final Route route;

    private @Nullable HttpClientRequest upstream;
    private @Nullable Call call;
    private Cut cut = Cut.NOT;
    private boolean isBegun;
    private boolean isOver;
    private long received;
    private Duration allowance = Duration.ZERO;
    private long lastProgress;
    private long progressTimer = -1;
    private long totalTimer = -1;

    Exchange(Vertx vertx, HttpClient client, HeaderPolicy headers, Refusals refusals, RoutingContext context, Route route) {
        this.vertx = vertx;
        this.client = client;
        this.headers = headers;
        this.refusals = refusals;
        this.context = context;
        this.route = route;
    }

    void start() {
        context.addEndHandler(this::over);
        totalTimer = vertx.setTimer(route.totalTimeout().toMillis(), _ -> timedOut());
        if (context.request().headers().contains(HttpHeaders.EXPECT)) {
            context.response().writeContinue();
        }
        HttpProxy.reverseProxy(OPTIONS, client).origin(this).addInterceptor(this).handle(context.request());
    }

    @Override
    public Future<HttpClientRequest> create(ProxyContext proxied) {
        return client.request(UpstreamClient.address(route)).map(request -> {
            upstream = request;
            call = new Call(vertx, request, this::breakOff);
            if (isOver) {
                request.reset();
            }
            watch(route.firstByteTimeout());
            return call.request();
        });
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext proxied) {
        var request = proxied.request();
        headers.toUpstream(context, request.headers());
        request.setBody(Body.body(new WatchedStream(request.getBody().stream(), this::mayPass), request.getBody().length()));
        return proxied.sendRequest().map(this::begun).recover(this::failed);
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext proxied) {
        if (isOver) {
            letGo();
            return endOfChain();
        }
        var response = proxied.response();
        headers.toClient(context, response.headers(), route.upstream());
        if (response.getBody() != null) {
            response.setBody(Body.body(new WatchedStream(response.getBody().stream(), _ -> progressed()),
                    response.getBody().length()));
        }
        return proxied.sendResponse().recover(failure -> {
            Log.debugf(failure, "Answer broken off route=%s", route.name());
            return endOfChain();
        });
    }

    private boolean mayPass(int bytes) {
        received += bytes;
        if (received > route.bodyLimit()) {
            cutOff(Cut.BODY_LIMIT);
            return false;
        }
        // Once the answer flows only the answer counts: a drop of the request now and then must not keep it open.
        return isBegun || progressed();
    }

    private ProxyResponse begun(ProxyResponse response) {
        var codings = response.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        if (!codings.isEmpty() && !codings.equals(List.of("chunked"))) {
            Objects.requireNonNull(upstream).connection().close();
            throw new IllegalStateException("Transfer coding " + codings);
        }
        isBegun = true;
        if (route.streaming()) {
            vertx.cancelTimer(totalTimer);
            watch(route.idleTimeout());
        } else {
            vertx.cancelTimer(progressTimer);
        }
        return response;
    }

    private Future<ProxyResponse> failed(Throwable failure) {
        letGo();
        if (!isOver) {
            Log.debugf(failure, "No answer route=%s", route.name());
            switch (cut) {
                case BODY_LIMIT -> refusals.send(context, "too-large", 413);
                case SLOW_REQUEST -> refusals.send(context, "request-timeout", 408);
                case TIMEOUT -> refusals.send(context, "upstream-timeout", 504);
                case NOT -> refusals.unavailable(context, upstream == null ? 503 : 502);
            }
        }
        return endOfChain();
    }

    /** The client has its answer, or is gone: the proxy must not write another one. */
    private static <T> Future<T> endOfChain() {
        return Promise.<T> promise().future();
    }

    private void cutOff(Cut reason) {
        if (cut == Cut.NOT && upstream != null) {
            cut = reason;
            if (isBegun) {
                breakOff();
            } else {
                upstream.reset();
            }
        }
    }

    /** What has begun is never ended as if it were whole. */
    private void breakOff() {
        letGo();
        if (isBegun) {
            context.response().reset();
        }
    }

    private void letGo() {
        if (call != null) {
            call.letGo();
        }
    }

    /** The client was slow if its request is not here although the service would have taken more of it. */
    private void timedOut() {
        if (upstream != null) {
            cutOff(context.request().isEnded() || upstream.writeQueueFull() ? Cut.TIMEOUT : Cut.SLOW_REQUEST);
        }
    }

    /** The client has everything or went away; in both cases the connection behind us must be free again. */
    private void over(AsyncResult<Void> end) {
        isOver = true;
        vertx.cancelTimer(totalTimer);
        vertx.cancelTimer(progressTimer);
        if (end.failed()) {
            letGo();
        }
    }

    private boolean progressed() {
        lastProgress = System.nanoTime();
        return true;
    }

    private void watch(Duration allowed) {
        if (isOver) {
            return;
        }
        vertx.cancelTimer(progressTimer);
        allowance = allowed;
        progressed();
        progressTimer = vertx.setTimer(allowed.toMillis(), _ -> checkProgress());
    }

    private void checkProgress() {
        var left = allowance.toNanos() - (System.nanoTime() - lastProgress);
        if (left <= 0) {
            timedOut();
        } else {
            progressTimer = vertx.setTimer(TimeUnit.NANOSECONDS.toMillis(left) + 1, _ -> checkProgress());
        }
    }
}
