package de.schulausstattung.platform.testing;

import static io.restassured.RestAssured.given;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;

import de.schulausstattung.platform.testing.Operations.Operation;
import io.restassured.response.Response;

/**
 * What only the service may set is refused by name, at every place of every body that the service's own document describes,
 * items
 * of batches included (S-05).
 *
 * <pre>
 * &#64;QuarkusTest
 * class MassAssignmentTest extends MassAssignmentContract {
 *     &#64;Override
 *     protected AnyOperation aTenant() {
 *         return new AnyInventoryOperation();
 *     }
 * }
 * </pre>
 */
public abstract class MassAssignmentContract {

    private static final List<String> FORBIDDEN = List.of("tenantId", "tenant_id", "tenant", "ownerTenant", "id", "version",
            "epoch", "aggregateversion", "status", "deleted", "createdAt", "createdBy", "updatedAt", "recordedAt", "approvedBy",
            "approvedAt", "approved", "actor", "subject", "role", "roles", "permissions", "sortKey", "inventoryKey",
            "inServiceUntil", "shard", "class", "@class", "@type", "__proto__", "constructor");

    /** A place in a body where a field may be smuggled in, and the fields that belong there. */
    private record Place(Operation operation, List<String> way, Set<String> fields) {

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

    private AnyOperation any;

    /** A tenant of the service, with something in it. */
    protected abstract AnyOperation aTenant();

    @BeforeEach
    void begin() {
        any = aTenant();
    }

    /** Seen red where unknown fields were ignored instead of refused. */
    @Test
    void refusesByNameWhatOnlyTheServiceSets() {
        var places = places();
        var before = any.stored();
        var findings = new ArrayList<String>();
        int sent = 0;
        for (var place : places) {
            for (var field : FORBIDDEN) {
                if (place.fields().contains(field)) {
                    findings.add(place.operation() + " may carry " + place.pointer(field));
                    continue;
                }
                var answer = given().urlEncodingEnabled(false).auth().oauth2(any.caller(place.operation().path()))
                        .contentType("application/json").body(place.body(field))
                        .request(place.operation().method(), any.concrete(place.operation().path()));
                sent++;
                if (!isRefusedByName(answer, place.pointer(field))) {
                    findings.add(place.operation() + " " + place.pointer(field) + ": " + answer.statusCode() + " "
                            + answer.asString());
                }
                // the answer names the field that was sent
                if (!field.equals("tenant_id")) {
                    findings.addAll(ProblemBody.findings(answer));
                }
            }
        }
        System.out.println("S-05: " + places.size() + " places, " + sent + " requests");
        if (!Objects.equals(before, any.stored())) {
            findings.add("something was stored");
        }
        if (!findings.isEmpty()) {
            throw new AssertionError(String.join("\n", findings));
        }
    }

    private static boolean isRefusedByName(Response answer, String pointer) {
        if (answer.statusCode() != 400) {
            return false;
        }
        try {
            for (var violation : JsonBody.of(answer).path("violations")) {
                if (violation.path("pointer").asText().equals(pointer)
                        && violation.path("code").asText().equals("unknown-field")) {
                    return true;
                }
            }
            return false;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static List<Place> places() {
        var operations = Operations.ofTheService();
        var places = new ArrayList<Place>();
        for (var operation : operations.all()) {
            if (operation.json() != null) {
                operations.objects(operation.json())
                        .forEach((way, fields) -> places.add(new Place(operation, way, fields)));
            }
            if (operation.path().endsWith(":batch") && places.stream()
                    .noneMatch(place -> place.operation().equals(operation) && place.way().equals(List.of("items", "0")))) {
                throw new AssertionError(operation + " has no items that could be tried");
            }
        }
        if (places.isEmpty()) {
            throw new AssertionError("The document describes no body");
        }
        return places;
    }
}
