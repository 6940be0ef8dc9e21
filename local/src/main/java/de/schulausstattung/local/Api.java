package de.schulausstattung.local;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** HTTP with JSON as one caller; an answer that is no success becomes one line that says what the server said. */
final class Api {

    static final String INVENTORY = "/api/inventory/v1";
    static final String NEEDS = "/api/needs/v1";
    static final String MEETINGS = "/api/meetings/v1";
    static final String REPORTS = "/api/reports/v1";

    /** HTTP/1.1: otherwise this client offers a change of protocol with every request, which the gateway refuses. */
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Asked for too much; the gateway says how long to wait. */
    private static final int TOO_MANY = 429;

    private final String base;
    private final Map<String, String> headers;

    private Api(String base, Map<String, String> headers) {
        this.base = base;
        this.headers = headers;
    }

    /** A caller of an address without any header. */
    static Api at(String base) {
        return new Api(base, Map.of());
    }

    /** The same caller with one more header in each request. */
    Api with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Api(base, Map.copyOf(more));
    }

    /** The same caller with this token. */
    Api as(String token) {
        return with("Authorization", "Bearer " + token);
    }

    Answer get(String path) {
        return send("GET", path, null, null);
    }

    Answer post(String path, Object body) {
        return send("POST", path, "application/json", json(body));
    }

    Answer put(String path, Object body) {
        return send("PUT", path, "application/json", json(body));
    }

    Answer delete(String path) {
        return send("DELETE", path, null, null);
    }

    Answer postText(String path, String mediaType, String body) {
        return send("POST", path, mediaType, body);
    }

    /** Trades these form fields for an access token. */
    String token(Map<String, String> form) {
        var body = form.entrySet().stream().map(field -> field.getKey() + "="
                + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        return send("POST", "/protocol/openid-connect/token", "application/x-www-form-urlencoded", body).require().json()
                .path("access_token").asText();
    }

    private Answer send(String method, String path, @Nullable String mediaType, @Nullable String body) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofMinutes(2));
        headers.forEach(request::header);
        if (mediaType != null) {
            request.header("Content-Type", mediaType);
        }
        request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        try {
            for (;;) {
                var answer = HTTP.send(request.build(), BodyHandlers.ofString());
                var pause = answer.statusCode() == TOO_MANY ? answer.headers().firstValue("Retry-After")
                        : Optional.<String> empty();
                if (pause.isEmpty()) {
                    return new Answer(method + " " + path, answer);
                }
                Thread.sleep(Duration.ofSeconds(Long.parseLong(pause.get())));
            }
        } catch (IOException e) {
            throw new StartFailed(method + " " + path + " erhielt keine Antwort", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailed("Abgebrochen", e);
        }
    }

    private static String json(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** What a server answered. */
    record Answer(String request, HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String text() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        JsonNode json() {
            try {
                return JSON.readTree(text());
            } catch (JsonProcessingException e) {
                throw new StartFailed(request + " antwortete kein JSON", e);
            }
        }

        /** This answer if it is a success, or has one of the accepted other states. */
        Answer require(int... accepted) {
            if (status() >= 200 && status() < 300) {
                return this;
            }
            for (var each : accepted) {
                if (status() == each) {
                    return this;
                }
            }
            throw new StartFailed("%s antwortete %d%s".formatted(request, status(), reason(header("Content-Type"), text())));
        }

        /** Title, detail and the first violation of a problem; otherwise nothing, whatever the body holds. */
        static String reason(String mediaType, String body) {
            if (!mediaType.contains("json")) {
                return "";
            }
            try {
                var problem = JSON.readTree(body);
                var violation = problem.path("violations").path(0);
                var said = new StringBuilder();
                for (var part : new JsonNode[] { problem.path("title"), problem.path("detail"), violation.path("pointer"),
                        violation.path("parameter"), violation.path("detail"), problem.path("error_description"),
                        problem.path("errorMessage") }) {
                    if (part.isTextual()) {
                        said.append(said.isEmpty() ? ": " : ", ").append(part.asText());
                    }
                }
                return said.toString();
            } catch (JsonProcessingException e) {
                return ": unlesbare Antwort";
            }
        }
    }
}
