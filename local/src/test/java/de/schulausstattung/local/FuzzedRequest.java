package de.schulausstattung.local;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import de.schulausstattung.local.ApiDocument.Operation;
import de.schulausstattung.local.demo.Kreis;
import de.schulausstattung.local.demo.Season;

/**
 * A request for an operation, made up from its description: mostly well formed, often wrong in one place, sometimes in many.
 */
final class FuzzedRequest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 6;
    static final List<String> NASTY = List.of("", " ", "\0", "\u202e", "\ud800", "null", "NaN", "-1", "0", "1e400",
            "99999999999999999999", "2147483648", "'; DROP TABLE device; --", "<script>alert(1)</script>", "${jndi:ldap://x}",
            "../../etc/passwd", "%00", "%", "=cmd|' /C calc'!A0", "ÄÖÜß€😀", "a".repeat(300), "x".repeat(5_000), "2026-02-30",
            "0000-00-00", "9999-12-31", "+999999999-12-31", "-0001-01-01", "2026-13", "{}", "[]", "a,b,,c", ",", "\"", "\\");

    private final ApiDocument document;
    private final Operation operation;
    private final Existing existing;
    private final Random random;
    /** One request in three is wrong at many places, the others at few. */
    private final int wrongPercent;
    private final String target;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final @Nullable String body;

    FuzzedRequest(ApiDocument document, Operation operation, Existing existing, Random random) {
        this.document = document;
        this.operation = operation;
        this.existing = existing;
        this.random = random;
        wrongPercent = random.nextInt(3) == 0 ? 40 : 4;
        body = makeBody();
        target = makeTarget();
        makeHeaders();
    }

    /** Path and query, encoded. */
    String target() {
        return target;
    }

    Map<String, String> headers() {
        return headers;
    }

    @Nullable
    String body() {
        return body;
    }

    @Override
    public String toString() {
        return operation.method() + " " + target + " " + headers + " "
                + (body == null ? "" : body.substring(0, Math.min(400, body.length())));
    }

    private String makeTarget() {
        var path = operation.path();
        var query = new ArrayList<String>();
        for (var parameter : operation.description().path("parameters")) {
            var name = parameter.path("name").asText();
            switch (parameter.path("in").asText()) {
                case "path" -> path = path.replace("{" + name + "}", encoded(notEmpty(value(name, parameter.path("schema")))));
                case "query" -> {
                    if (parameter.path("required").asBoolean() || random.nextInt(4) == 0) {
                        query.add(encoded(name) + "=" + encoded(value(name, parameter.path("schema"))));
                    }
                }
                default -> {
                    // headers are made elsewhere
                }
            }
        }
        if (isWrong()) {
            query.add(encoded(any()) + "=" + encoded(any()));
        }
        return path + (query.isEmpty() ? "" : "?" + String.join("&", query));
    }

    private void makeHeaders() {
        if (random.nextInt(3) > 0) {
            headers.put("X-Tenant", pick(Stream.concat(Kreis.demo().traeger().stream()
                    .map(traeger -> "traeger-" + traeger.nummer()), Stream.of("kreis-05999", "traeger-10078", "x")).toList()));
        }
        if (operation.method().equals("POST") && random.nextInt(3) > 0) {
            headers.put("Idempotency-Key", isWrong() ? "short" : UUID.randomUUID().toString());
        }
        if (random.nextBoolean() && !operation.method().equals("POST")) {
            headers.put("If-Match",
                    pick(List.of("\"0.0\"", "\"0.1\"", "*", "W/\"0.0\"", "0.0", "\"99999999999.1\"", "\"a.b\"")));
        }
        if (isWrong()) {
            headers.put("Accept", pick(List.of("text/html", "application/xml", "*/*;q=0", "x", "application/json;q=2")));
        }
        if (isWrong()) {
            headers.put("Accept-Language", pick(List.of("en", "xx", "*", "de;q=9", "-")));
        }
        if (body != null) {
            var right = operation.description().path("requestBody").path("content").fieldNames().next();
            headers.put("Content-Type", isWrong() ? pick(List.of("text/plain", "application/xml", "application/json;charset=x",
                    "application/merge-patch+json", "multipart/form-data")) : right);
        }
    }

    private @Nullable String makeBody() {
        var content = operation.description().path("requestBody").path("content");
        if (content.isMissingNode()) {
            return null;
        }
        if (content.has("text/csv")) {
            return csv();
        }
        if (isWrong()) {
            return pick(List.of("", "{", "null", "[]", "\"x\"", "{\"a\":1,\"a\":2}", "[".repeat(2_000),
                    "{\"a\":" + "9".repeat(2_000)
                            + "}",
                    "\ufeff{}", "{\"schulnummer\":null}"));
        }
        return String.valueOf(node("", content.path("application/json").path("schema"), 0));
    }

    private String csv() {
        var header = List.of("inventoryNumber", "maker", "model", "deviceClass", "userGroup", "schulnummer", "purchasedOn");
        var lines = Stream.generate(() -> header.stream().map(column -> isWrong() ? any()
                : column.equals("schulnummer")
                        ? People.school().schulnummer()
                        : "TABLET")
                .collect(Collectors.joining(";"))).limit(random.nextInt(5));
        return (isWrong() ? any() : String.join(";", header)) + "\n" + lines.collect(Collectors.joining("\n"));
    }

    private @Nullable JsonNode node(String name, JsonNode described, int depth) {
        var schema = document.resolved(described);
        if (isWrong() || depth > DEEPEST) {
            return pick(List.of(JSON.nullNode(), JSON.textNode(any()), JSON.numberNode(random.nextLong()),
                    JSON.numberNode(-1.5), JSON.booleanNode(true), JSON.arrayNode().add(any()),
                    JSON.objectNode().put(any(), 1)));
        }
        if (schema.has("allOf")) {
            return node(name, schema.path("allOf").path(0), depth);
        }
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> {
                var array = JSON.arrayNode();
                for (var i = random.nextInt(4); i >= 0; i--) {
                    array.add(node(name, schema.path("items"), depth + 1));
                }
                yield array;
            }
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "integer", "number" -> JSON.numberNode(number(schema));
            default -> JSON.textNode(value(name, schema));
        };
    }

    private JsonNode object(JsonNode schema, int depth) {
        var object = JSON.objectNode();
        var required = schema.path("required").valueStream().map(JsonNode::asText).toList();
        schema.path("properties").properties().forEach(property -> {
            if (required.contains(property.getKey()) ? !isWrong() : random.nextBoolean()) {
                object.set(property.getKey(), node(property.getKey(), property.getValue(), depth + 1));
            }
        });
        if (isWrong()) {
            object.put(pick(List.of("tenantId", "id", "version", "status", "approvedBy", "__proto__", "")), any());
        }
        return object;
    }

    private static String type(JsonNode schema) {
        var type = schema.path("type");
        return type.isArray() ? type.path(0).asText() : type.asText();
    }

    private long number(JsonNode schema) {
        if (isWrong()) {
            return random.nextLong();
        }
        var least = schema.path("minimum").asLong(0);
        var most = Math.min(schema.path("maximum").asLong(3_000), least + 100_000);
        return random.nextInt(10) == 0 ? pick(List.of(least, most, least - 1, most + 1))
                : least + random.nextInt((int) (most - least) + 1);
    }

    /** A value as text, as a parameter takes it. */
    private String value(String name, JsonNode described) {
        var schema = document.resolved(described);
        if (isWrong()) {
            return any();
        }
        if (schema.has("allOf")) {
            return value(name, schema.path("allOf").path(0));
        }
        if (schema.has("enum")) {
            return schema.path("enum").path(random.nextInt(schema.path("enum").size())).asText();
        }
        if (name.equals("schulnummer")) {
            return pick(Kreis.demo().schools()).schulnummer();
        }
        if (name.equals("secret")) {
            return pick(existing.ids(operation, name));
        }
        if (name.equals("schuljahr")) {
            return pick(List.of(Season.now().schuljahr(), "2025-26", "2026-28", "1-2"));
        }
        if (name.equals("jahr")) {
            return pick(List.of(String.valueOf(Season.now().jahr()), String.valueOf(DrillTalks.JAHR), "2024", "1", "99999"));
        }
        return switch (schema.path("format").asText()) {
            case "uuid" -> uuid(name);
            case "date" -> pick(List.of("2026-11-02", "2020-02-29", "1900-01-01", "2999-12-31"));
            case "date-time" -> pick(List.of("2026-11-02T10:00:00Z", "1970-01-01T00:00:00Z", "2999-12-31T23:59:59.999999999Z"));
            default -> switch (type(schema)) {
                case "integer", "number" -> String.valueOf(number(schema));
                case "boolean" -> String.valueOf(random.nextBoolean());
                default -> text(name);
            };
        };
    }

    private String text(String name) {
        return switch (name) {
            case "sort" -> pick(List.of("name", "-name", "inventoryNumber", "id", "jahr", "x"));
            case "fields" -> pick(List.of("id", "id,name", "x", ","));
            case "status.in" -> pick(List.of("LOST", "LOST,DEFECT", "X"));
            case "traegernummer" -> pick(Kreis.demo().traeger()).nummer();
            case "cursor", "since", "minPosition" -> any();
            default -> "F-" + Integer.toHexString(random.nextInt());
        };
    }

    private String uuid(String name) {
        if (random.nextInt(5) == 0) {
            return UUID.randomUUID().toString();
        }
        var named = existing.ids(operation, name);
        var known = named.isEmpty() ? existing.ids(operation) : named;
        return pick(known.isEmpty() ? existing.all() : known);
    }

    private boolean isWrong() {
        return random.nextInt(100) < wrongPercent;
    }

    private String any() {
        return pick(NASTY);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static String notEmpty(String value) {
        return value.isEmpty() || value.equals(".") ? "x" : value;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
