package de.schulausstattung.local;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** What every refusal must be: a problem document that tells nothing of what is inside (S-31). */
final class Refusal {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern INSIDE = Pattern.compile(
            """
                    \\b(?:java|jakarta|io\\.(?:quarkus|vertx|smallrye|netty)|org\\.(?:hibernate|postgresql|jboss|apache)|com\\.fasterxml\
                    |de\\.schulausstattung)\\.[a-z]|\\w+Exception\\b|\\.java:\\d+|Caused by:|\\bSQLSTATE\\b|tenant_id|relation \\\\?"\
                    |violates |\\b(?:pk|fk|uq|ix|ck)_[a-z]|\\bwall_[a-z]|(?i:postgres|hibernate|select .* from |insert into )\
                    |(?<![\\w/])/(?:home|root|usr|var|opt|etc|tmp)/""");

    private Refusal() {
    }

    /** What is wrong with an answer; nothing where all is well. A server error is always wrong. */
    static Optional<String> fault(HttpResponse<String> answer) {
        if (answer.statusCode() < 400) {
            return Optional.empty();
        }
        return answer.statusCode() >= 500 ? Optional.of("server error")
                : fault(answer.statusCode(), answer.headers().firstValue("Content-Type").orElse("none"), answer.body());
    }

    static Optional<String> fault(int status, String mediaType, String body) {
        if (!mediaType.startsWith("application/problem+json")) {
            return Optional.of("no problem document");
        }
        var inside = INSIDE.matcher(withoutWhatWasSent(body));
        if (inside.find()) {
            return Optional.of("tells of " + inside.group());
        }
        return problem(body).flatMap(problem -> shape(problem, status));
    }

    private static Optional<String> shape(JsonNode problem, int status) {
        if (problem.path("status").asInt() != status) {
            return Optional.of("says another status");
        }
        if (!problem.path("type").asText().startsWith("/problems/")) {
            return Optional.of("has no type of ours");
        }
        return List.of("title", "detail", "requestId").stream().filter(field -> problem.path(field).asText().isBlank())
                .findFirst().map(field -> "has no " + field);
    }

    private static Optional<JsonNode> problem(String body) {
        try {
            return Optional.of(JSON.readTree(body));
        } catch (JsonProcessingException e) {
            return Optional.of(JSON.createObjectNode());
        }
    }

    /** A wrong name or value may be named: that is what was sent and not what is inside. */
    private static String withoutWhatWasSent(String body) {
        var rest = body;
        for (var nasty : FuzzedRequest.NASTY) {
            if (nasty.length() > 5) {
                rest = rest.replace(nasty, "");
            }
        }
        return rest;
    }
}
