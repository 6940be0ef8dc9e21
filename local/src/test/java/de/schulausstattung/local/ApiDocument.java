package de.schulausstattung.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/** The operations that the running services say they have: the merged document of the gateway. */
final class ApiDocument {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final JsonNode document;

    private ApiDocument(JsonNode document) {
        this.document = document;
    }

    /** One operation; {@code path} still has its parameters in braces. */
    record Operation(String method, String path, JsonNode description) {

        /** Who answers it, by the route in the path; what no route covers is the gateway's own. */
        Service service() {
            return Service.ALL.stream().filter(service -> path.startsWith("/api/" + service.route() + "/")).findFirst()
                    .orElse(RunningSuite.GATEWAY);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static ApiDocument of(RunningSuite suite) {
        return new ApiDocument(Api.at(suite.url(RunningSuite.GATEWAY)).get("/openapi?format=json").require().json());
    }

    List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(operation -> METHODS.contains(operation.getKey()))
                .forEach(operation -> operations.add(new Operation(operation.getKey().toUpperCase(Locale.ROOT), path.getKey(),
                        operation.getValue()))));
        return operations;
    }

    /** The schema itself where it only names another. */
    JsonNode resolved(JsonNode schema) {
        var reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : resolved(document.at(reference.substring(1)));
    }
}
