package de.schulausstattung.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;

/** Over one connection, so that whoever asks next gets that of who asked before. */
class CallTest {

    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final Context anotherLoop = vertx.getOrCreateContext();
    private final Promise<HttpServerRequest> slow = Promise.promise();
    private final Promise<Void> closed = Promise.promise();
    private final HttpClient client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(1));
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        server = get(
                vertx.createHttpServer().connectionHandler(connection -> connection.closeHandler(_ -> closed.tryComplete()))
                        .requestHandler(request -> {
                            switch (request.path()) {
                                case "/quick" -> request.response().end("answer");
                                case "/endless" -> request.response().setChunked(true).write("begin");
                                default -> slow.complete(request);
                            }
                        }).listen(0, "localhost"));
    }

    @AfterEach
    void stop() throws Exception {
        get(vertx.close());
    }

    /** Seen red with the reset of Vert.x itself, and with one behind the grace: "Connection was closed" for who waited. */
    @ParameterizedTest
    @ValueSource(booleans = { false, true })
    void whoLetsGoOfAnAnswerThatIsThereCutsOffNobody(boolean overAnothersConnection) throws Exception {
        if (overAnothersConnection) {
            get(on(anotherLoop, () -> client.request(HttpMethod.GET, server.actualPort(), "localhost", "/quick")
                    .compose(HttpClientRequest::send).compose(HttpClientResponse::end)));
        }
        var gone = call("/quick");
        get(on(loop, () -> gone.request().send().map(HttpClientResponse::pause)));
        var next = get(request("/slow"));
        var answer = on(loop, () -> next.send().compose(HttpClientResponse::body));
        var asked = get(slow.future());

        get(letGo(gone));
        get(vertx.timer(2 * Call.GRACE_MILLIS, TimeUnit.MILLISECONDS));
        asked.response().end("still here");

        assertThat(get(answer).toString()).isEqualTo("still here");
        assertThat(closed.future().isComplete()).isFalse();
    }

    @Test
    void whoReadsIsNotToldOfAnEndThatHeDidNotRead() throws Exception {
        var call = call("/quick");
        var ended = Promise.<Void> promise();
        get(on(loop, () -> call.request().send().map(answer -> answer.pause().endHandler(_ -> ended.complete()))));

        get(letGo(call));
        get(vertx.timer(2 * Call.GRACE_MILLIS, TimeUnit.MILLISECONDS));

        assertThat(ended.future().isComplete()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/endless", "/slow" })
    void whatDoesNotEndIsBrokenOff(String path) throws Exception {
        var call = call(path);
        var answer = on(loop, () -> call.request().send());
        if (path.equals("/slow")) {
            get(slow.future());
        } else {
            get(answer);
        }

        get(letGo(call));

        get(closed.future());
    }

    @Test
    void aRequestThatWasAnsweredBeforeItsEndIsBrokenOff() throws Exception {
        var call = call("/quick");
        get(on(loop, () -> {
            call.request().setChunked(true).write("begin");
            return call.request().response().compose(HttpClientResponse::end);
        }));

        get(letGo(call));

        get(closed.future());
    }

    @Test
    void theProxysResetIsWhatItsOwnerMakesOfIt() throws Exception {
        var reset = Promise.<Void> promise();
        var call = new Call(vertx, get(request("/slow")), reset::complete);
        on(loop, () -> call.request().send());
        var asked = get(slow.future());

        call.request().reset();
        get(reset.future());
        asked.response().end();

        assertThat(closed.future().isComplete()).isFalse();
    }

    private Call call(String path) throws Exception {
        var request = get(request(path));
        return get(on(loop, () -> Future.succeededFuture(new Call(vertx, request, () -> {
        }))));
    }

    private Future<Void> letGo(Call call) {
        return on(loop, () -> {
            call.letGo();
            return Future.succeededFuture();
        });
    }

    private Future<HttpClientRequest> request(String path) {
        return on(loop, () -> client.request(HttpMethod.GET, server.actualPort(), "localhost", path));
    }

    private interface Work<T> {
        Future<T> begin();
    }

    private static <T> Future<T> on(Context context, Work<T> work) {
        var done = Promise.<T> promise();
        context.runOnContext(_ -> work.begin().onComplete(done));
        return done.future();
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
