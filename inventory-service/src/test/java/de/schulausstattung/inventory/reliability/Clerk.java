package de.schulausstattung.inventory.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.restassured.RestAssured;

/**
 * A client of the API with a token; threads may share it. Whatever is refused is looked at here, in every drill: a problem
 * document that tells nothing about the inside (S-31).
 */
record Clerk(String token) {

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern INSIDE = Pattern.compile(
            "(?i)exception|stack ?trace|\\b(java|javax|jakarta|io|org|com|de)\\.[a-z]+\\.|hibernate|jackson|jdbc|postgres|"
                    + "\\b(select|insert|update|delete)\\b.*\\b(from|into|set|where)\\b|relation \"|constraint|vert\\.?x|netty");

    /** What came back. */
    record Answer(int status, HttpResponse<String> response) {

        String body() {
            return response.body();
        }

        JsonNode json() {
            try {
                return JSON.readTree(body());
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }

        String text(String field) {
            return json().path(field).asText();
        }

        @Nullable
        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        String etag() {
            return String.valueOf(header("ETag"));
        }

        boolean ok() {
            return status >= 200 && status < 300;
        }
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer post(String path, Object body, String... headers) {
        return send("POST", path, body, headers);
    }

    /** Without telling how much it will be. */
    Answer postInChunks(String path, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return send("POST", path, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)));
    }

    Answer put(String path, Object body, String... headers) {
        return send("PUT", path, body, headers);
    }

    /** Sends a request whole and is gone before the answer. */
    void postAndLeave(String path, String contentType, Object body, String header, String value) {
        var content = (body instanceof String text ? text : write(body)).getBytes(StandardCharsets.UTF_8);
        var head = """
                POST %s HTTP/1.1
                Host: localhost
                Authorization: Bearer %s
                Content-Type: %s
                Content-Length: %d
                %s: %s

                """.formatted(path, token, contentType, content.length, header, value).replace("\n", "\r\n");
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer send(String method, String path, @Nullable Object body, String... headers) {
        try {
            return sendAsync(method, path, body, headers).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof IOException io ? new UncheckedIOException(io) : e;
        }
    }

    CompletableFuture<Answer> sendAsync(String method, String path, @Nullable Object body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("Authorization", "Bearer " + token).method(method, switch (body) {
                    case null -> BodyPublishers.noBody();
                    case HttpRequest.BodyPublisher publisher -> publisher;
                    case byte[] bytes -> BodyPublishers.ofByteArray(bytes);
                    case String text -> BodyPublishers.ofString(text);
                    default -> BodyPublishers.ofString(write(body));
                });
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (body != null && !java.util.List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        return HTTP.sendAsync(request.build(), BodyHandlers.ofString()).thenApply(response -> {
            if (response.statusCode() >= 400) {
                requireProblem(method + " " + path, response.headers().firstValue("Content-Type").orElse(""),
                        response.body());
            }
            return new Answer(response.statusCode(), response);
        });
    }

    /** A problem document, and nothing of the inside in it. */
    static void requireProblem(String request, String contentType, String body) {
        assertThat(contentType).as("%s: %s", request, body).startsWith("application/problem+json");
        assertThat(INSIDE.matcher(body).find()).as("%s tells of the inside: %s", request, body).isFalse();
    }

    private static String write(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
