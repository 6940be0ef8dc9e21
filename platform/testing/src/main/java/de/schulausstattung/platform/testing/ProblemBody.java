package de.schulausstattung.platform.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.restassured.response.Response;

/** What every error's body must be: a problem document that tells nothing of what is inside. */
public final class ProblemBody {

    private static final Map<String, Pattern> INSIDES = Map.of(
            "a class name",
            Pattern.compile("\\b(?:java|javax|jakarta|io\\.(?:quarkus|vertx|smallrye|netty)|org\\.(?:hibernate|postgresql"
                    + "|jboss|apache|jose4j)|com\\.fasterxml|de\\.schulausstattung|sun)\\.[a-z]\\w*[.\\w$]*"),
            "an exception", Pattern.compile("\\w+(?:Exception|Error)\\b"),
            "a stack trace", Pattern.compile("\\bat [\\w.$/]+\\(|Caused by:|\\.java:\\d+"),
            "SQL",
            Pattern.compile(
                    "(?i)\\b(?:select\\s+.+\\s+from|insert\\s+into|update\\s+\\w+\\s+set|delete\\s+from)\\b|\\bSQLSTATE\\b"
                            + "|\\bconstraint \""),
            "the database",
            Pattern.compile("tenant_id|row-level security|\\b(?:wall_(?:tenant|school|operator|platform)|app\\.tenant)\\b"
                    + "|(?i:postgres|hibernate|relation \")"),
            "a path of the machine", Pattern.compile("(?<![\\w/])/(?:home|root|usr|var|opt|etc|deployments)/"),
            "a version", Pattern.compile("(?i)(?:quarkus|netty|vert\\.x|resteasy)[ /-]?\\d"));

    private ProblemBody() {
    }

    /** What is wrong with the body of this answer; empty where nothing is, and for answers that are no errors. */
    public static List<String> findings(Response response) {
        if (response.statusCode() < 400) {
            return List.of();
        }
        var found = new ArrayList<String>();
        var body = response.asString();
        if (!String.valueOf(response.contentType()).startsWith("application/problem+json")) {
            found.add(response.statusCode() + " is " + response.contentType() + " and not application/problem+json: " + body);
            return found;
        }
        INSIDES.forEach((what, pattern) -> {
            var match = pattern.matcher(body);
            if (match.find()) {
                found.add("body tells " + what + ": " + match.group());
            }
        });
        try {
            var problem = JsonBody.of(response);
            for (var field : List.of("type", "title", "status", "detail", "requestId")) {
                if (problem.path(field).asText("").isBlank()) {
                    found.add("problem has no " + field + ": " + body);
                }
            }
            var status = problem.path("status");
            if (!status.isInt() || status.intValue() != response.statusCode()) {
                found.add("problem says another status than the answer: " + body);
            }
        } catch (JsonProcessingException e) {
            found.add("problem is no JSON: " + body);
        }
        return found;
    }
}
