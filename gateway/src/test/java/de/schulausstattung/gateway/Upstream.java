package de.schulausstattung.gateway;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * A real server that records every request. What it does is chosen by the last part of the path. Tests ask it for its records
 * over HTTP, since they may live in another class loader.
 */
final class Upstream {

    private static final Buffer PIECE = Buffer.buffer(new byte[64 * 1024]);

    private final Vertx vertx = Vertx.vertx();
    private final List<JsonObject> records = new CopyOnWriteArrayList<>();
    private final AtomicLong endless = new AtomicLong();
    private final List<String> aborted = new CopyOnWriteArrayList<>();

    int start() {
        return vertx.createHttpServer().requestHandler(this::answer).listen(0, "localhost").toCompletionStage()
                .toCompletableFuture().join().actualPort();
    }

    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void answer(HttpServerRequest request) {
        if (request.path().equals("/records")) {
            var id = request.getParam("id");
            request.response().end(new JsonObject()
                    .put("requests", new JsonArray(records.stream().filter(entry -> id.equals(entry.getString("id"))).toList()))
                    .put("aborted", aborted.contains(id)).encode());
            return;
        }
        if (request.path().equals("/endless")) {
            request.response().end(String.valueOf(endless.get()));
            return;
        }
        if (request.path().equals("/api/endless/openapi")) {
            endless.set(0);
            endless(request.response());
            return;
        }
        if (request.path().endsWith("/openapi")) {
            request.response().end(TestDocuments.of(request.path()));
            return;
        }
        var id = String.valueOf(request.getHeader("X-Request-ID"));
        var entry = new JsonObject().put("id", id).put("method", request.method().name()).put("uri", request.uri())
                .put("headers", headers(request.headers()));
        records.add(entry);
        request.response().exceptionHandler(_ -> aborted.add(id));
        request.response().closeHandler(_ -> aborted.add(id));
        act(request, entry);
    }

    private void act(HttpServerRequest request, JsonObject entry) {
        var response = request.response();
        switch (request.path().substring(request.path().lastIndexOf('/') + 1)) {
            case "hang" -> request.handler(_ -> {
            });
            case "broken" -> request.connection().close();
            case "location" -> response.setStatusCode(201)
                    .putHeader("Location", "http://" + request.authority() + request.path() + "/7").end();
            case "headers" ->
                response.putHeader("Connection", "X-Hop").putHeader("X-Hop", "1").putHeader("Keep-Alive", "timeout=5")
                        .putHeader("Proxy-Authenticate", "Basic").putHeader("Server", "secret/1.0").putHeader("X-Kept", "yes")
                        .putHeader("X-Content-Type-Options", "wrong").putHeader("Cache-Control", "max-age=60").end("{}");
            case "empty" -> response.setStatusCode(204).end();
            case "download" -> download(request, Long.parseLong(request.getParam("bytes")));
            case "drip" -> chunked(response).write("one drop");
            case "trickle" -> trickle(request, Integer.parseInt(request.getParam("pieces")));
            default -> {
                var bytes = new long[1];
                request.handler(piece -> bytes[0] += piece.length());
                request.endHandler(_ -> response.putHeader("Content-Type", "application/json")
                        .end(entry.copy().put("bytes", bytes[0]).encode()));
            }
        }
    }

    private static void download(HttpServerRequest request, long left) {
        var response = request.response();
        if (left <= 0) {
            response.end();
        } else if (!response.closed()) {
            chunked(response).write(PIECE).onSuccess(_ -> download(request, left - PIECE.length()));
        }
    }

    /** A document without end; counts what somebody took of it. */
    private void endless(HttpServerResponse response) {
        if (!response.closed()) {
            chunked(response).write(PIECE).onSuccess(_ -> {
                endless.addAndGet(PIECE.length());
                endless(response);
            });
        }
    }

    private void trickle(HttpServerRequest request, int left) {
        if (left == 0) {
            request.response().end();
        } else if (!request.response().closed()) {
            chunked(request.response()).write("drop ");
            vertx.setTimer(100, _ -> trickle(request, left - 1));
        }
    }

    private static HttpServerResponse chunked(HttpServerResponse response) {
        return response.headWritten() ? response : response.setChunked(true);
    }

    private static JsonObject headers(MultiMap headers) {
        var all = new JsonObject();
        headers.names().forEach(name -> all.put(name.toLowerCase(java.util.Locale.ROOT), new JsonArray(headers.getAll(name))));
        return all;
    }
}
