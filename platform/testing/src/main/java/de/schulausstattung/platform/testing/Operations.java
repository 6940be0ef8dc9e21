package de.schulausstattung.platform.testing;

import static io.restassured.RestAssured.given;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

import io.restassured.path.json.JsonPath;

/** The operations of a running service as its own OpenAPI document describes them. */
final class Operations {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final Map<String, Map<String, Map<String, Object>>> paths;
    private final Map<String, Map<String, Object>> schemas;

    private Operations(JsonPath document) {
        paths = document.getMap("paths");
        schemas = document.getMap("components.schemas");
    }

    /**
     * One operation.
     *
     * @param path with the names of its parameters in braces
     * @param query the names of its query parameters
     * @param json the schema of its JSON body, or null where it takes none
     */
    record Operation(String method, String path, Set<String> query, @Nullable Map<String, Object> json) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static Operations ofTheService() {
        var path = ConfigProvider.getConfig().getValue("quarkus.smallrye-openapi.path", String.class);
        return new Operations(given().queryParam("format", "json").get(path).then().statusCode(200).extract().jsonPath());
    }

    List<Operation> all() {
        var found = new ArrayList<Operation>();
        paths.forEach((path, operations) -> operations.forEach((method, operation) -> {
            if (METHODS.contains(method)) {
                found.add(new Operation(method.toUpperCase(Locale.ROOT), path, query(operation), json(operation)));
            }
        }));
        return found;
    }

    /** Each object within a schema by the way to it; an item of a list is at {@code 0}. */
    Map<List<String>, Set<String>> objects(Map<?, ?> schema) {
        var found = new LinkedHashMap<List<String>, Set<String>>();
        collect(schema, List.of(), found);
        return found;
    }

    private void collect(Map<?, ?> schema, List<String> way, Map<List<String>, Set<String>> found) {
        var here = resolve(schema);
        if (here.get("items") instanceof Map<?, ?> items) {
            collect(items, with(way, "0"), found);
        } else if (here.get("properties") instanceof Map<?, ?> properties) {
            found.put(way, Set.copyOf(properties.keySet().stream().map(String::valueOf).toList()));
            properties.forEach((name, property) -> collect((Map<?, ?>) property, with(way, String.valueOf(name)), found));
        }
    }

    private Map<?, ?> resolve(Map<?, ?> schema) {
        if (schema.get("$ref") instanceof String reference) {
            return resolve(Objects.requireNonNull(schemas.get(reference.substring(reference.lastIndexOf('/') + 1)), reference));
        }
        for (var choice : List.of("anyOf", "oneOf", "allOf")) {
            if (schema.get(choice) instanceof List<?> options) {
                for (var option : options) {
                    if (((Map<?, ?>) option).containsKey("$ref")) {
                        return resolve((Map<?, ?>) option);
                    }
                }
            }
        }
        return schema;
    }

    private static Set<String> query(Map<String, Object> operation) {
        return operation.get("parameters") instanceof List<?> all ? Set.copyOf(all.stream().map(one -> (Map<?, ?>) one)
                .filter(one -> "query".equals(one.get("in"))).map(one -> String.valueOf(one.get("name"))).toList()) : Set.of();
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Map<String, Object> json(Map<String, Object> operation) {
        return operation.get("requestBody") instanceof Map<?, ?> body && body.get("content") instanceof Map<?, ?> content
                && content.get("application/json") instanceof Map<?, ?> json ? (Map<String, Object>) json.get("schema") : null;
    }

    private static List<String> with(List<String> way, String step) {
        var longer = new ArrayList<>(way);
        longer.add(step);
        return List.copyOf(longer);
    }
}
