package de.schulausstattung.inventory.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import de.schulausstattung.inventory.InventoryTest;
import de.schulausstattung.platform.testing.Tokens;
import io.quarkus.logging.Log;
import io.quarkus.test.junit.QuarkusTest;

/** What only the service may set is refused by name in every body that the service's own document describes (S-05, small). */
@QuarkusTest
class MassAssignmentTest extends InventoryTest {

    private static final List<String> FORBIDDEN = List.of("tenantId", "tenant_id", "tenant", "ownerTenant", "id", "version",
            "epoch", "aggregateversion", "status", "deleted", "createdAt", "createdBy", "updatedAt", "recordedAt", "approvedBy",
            "approvedAt", "approved", "actor", "subject", "role", "roles", "permissions", "sortKey", "inventoryKey",
            "inServiceUntil", "shard", "class", "@class", "@type", "__proto__", "constructor");

    private Traeger traeger;
    private JsonNode document;

    @BeforeEach
    void begin() {
        traeger = aTraeger(1);
        document = new Clerk(traeger.it()).get("/api/inventory/openapi?format=json").json();
    }

    /** A place in a body where a field may be smuggled in. */
    private record Place(String method, String path, List<String> way, JsonNode schema) {

        Object body(String field) {
            Object body = Map.of(field, "traeger-00000");
            for (var step : way.reversed()) {
                body = step.equals("0") ? List.of(body) : Map.of(step, body);
            }
            return body;
        }

        String pointer(String field) {
            return "/" + String.join("/", way) + (way.isEmpty() ? "" : "/") + field;
        }
    }

    @Test
    void refusesByNameWhatOnlyTheServiceSets() {
        var places = places();
        var before = Stored.rowsOf(traeger.tenant());
        var declared = new TreeSet<String>();
        int sent = 0;
        for (var place : places) {
            for (var field : FORBIDDEN) {
                if (place.schema().path("properties").has(field)) {
                    declared.add(place.method() + " " + place.path() + " " + place.pointer(field));
                    continue;
                }
                var answer = clerkFor(place).send(place.method(), place.path(), place.body(field));
                sent++;
                assertThat(answer.status()).as("%s %s %s: %s", place.method(), place.path(), field, answer.body())
                        .isEqualTo(400);
                assertThat(answer.json().path("violations")).anySatisfy(violation -> {
                    assertThat(violation.path("pointer").asText()).isEqualTo(place.pointer(field));
                    assertThat(violation.path("code").asText()).isEqualTo("unknown-field");
                });
            }
        }

        Log.infof("S-05: %d places, %d requests", places.size(), sent);
        assertThat(places).hasSizeGreaterThan(10);
        assertThat(declared).as("fields that a body may carry by design").isEmpty();
        assertThat(Stored.rowsOf(traeger.tenant())).isEqualTo(before);
    }

    private Clerk clerkFor(Place place) {
        return new Clerk(place.path().startsWith(API + "/traeger") || place.path().startsWith(API + "/directory")
                || place.path().startsWith(API + "/operations")
                        ? Tokens.betrieb()
                        : traeger.it());
    }

    private List<Place> places() {
        var places = new ArrayList<Place>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().forEach(operation -> {
            var schema = operation.getValue().path("requestBody").path("content").path("application/json").path("schema");
            if (!schema.isMissingNode()) {
                var concrete = path.getKey().replace("{schulnummer}", traeger.school()).replace("{schuljahr}", "2026-27")
                        .replaceAll("\\{[^}]+}", "00000000-0000-7000-8000-000000000000");
                objects(schema, List.of()).forEach((way, object) -> places.add(new Place(
                        operation.getKey().toUpperCase(java.util.Locale.ROOT), concrete, way, object)));
            }
        }));
        return places;
    }

    /** Each object within a schema, and the way to it. */
    private Map<List<String>, JsonNode> objects(JsonNode schema, List<String> way) {
        var found = new LinkedHashMap<List<String>, JsonNode>();
        var here = resolve(schema);
        if (here.has("items")) {
            found.putAll(objects(here.path("items"), with(way, "0")));
        } else if (here.has("properties")) {
            found.put(way, here);
            here.path("properties").properties()
                    .forEach(property -> found.putAll(objects(property.getValue(), with(way, property.getKey()))));
        }
        return found;
    }

    private JsonNode resolve(JsonNode schema) {
        if (schema.has("$ref")) {
            return resolve(document.at(schema.path("$ref").asText().substring(1)));
        }
        for (var choice : List.of("anyOf", "oneOf", "allOf")) {
            for (var option : schema.path(choice)) {
                if (option.has("$ref")) {
                    return resolve(option);
                }
            }
        }
        return schema;
    }

    private static List<String> with(List<String> way, String step) {
        var longer = new ArrayList<>(way);
        longer.add(step);
        return List.copyOf(longer);
    }
}
