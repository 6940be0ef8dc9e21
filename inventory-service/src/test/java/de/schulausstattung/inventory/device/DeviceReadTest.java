package de.schulausstattung.inventory.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import de.schulausstattung.inventory.InventoryTest;
import io.quarkus.test.junit.QuarkusTest;

/**
 * How devices are read: now and then, changed and unchanged, counted, and in part. Seen red, each, with the history read from
 * its
 * beginning, without 304, with counts that call themselves inexact, without the filter of fields, and with a version for
 * nothing.
 */
@QuarkusTest
class DeviceReadTest extends InventoryTest {

    private static final String DEVICES = API + "/devices";

    private Traeger traeger;
    private String device;

    @BeforeEach
    void begin() {
        traeger = aTraeger(1);
        device = as(traeger.it()).body(aTablet(traeger, "A-1")).post(DEVICES).then().statusCode(201).extract()
                .header("Location");
    }

    private void rename(String inventoryNumber, String version) {
        as(traeger.it()).header("If-Match", version).body(aTablet(traeger, inventoryNumber)).put(device).then()
                .statusCode(200);
    }

    private Instant recordedAt(int version) {
        return Instant.parse(as(traeger.it()).get(device + "/history").jsonPath()
                .getString("items.find { it.version == %d }.recordedAt".formatted(version)));
    }

    @Test
    void showsADeviceAsItWasRecordedAtAMoment() {
        rename("A-2", "\"0.0\"");
        rename("A-3", "\"0.1\"");

        as(traeger.it()).queryParam("asOf", recordedAt(0).toString()).get(device).then().statusCode(200)
                .header("ETag", "\"0.0\"").body("inventoryNumber", equalTo("A-1"));
        as(traeger.it()).queryParam("asOf", recordedAt(2).minusNanos(1_000).toString()).get(device).then().statusCode(200)
                .header("ETag", "\"0.1\"").body("inventoryNumber", equalTo("A-2"));
        as(traeger.it()).queryParam("asOf", recordedAt(2).plusSeconds(3600).toString()).get(device).then().statusCode(200)
                .header("ETag", "\"0.2\"").body("inventoryNumber", equalTo("A-3"));
        as(traeger.it()).queryParam("asOf", recordedAt(0).minusNanos(1_000).toString()).get(device).then().statusCode(404);
    }

    @Test
    void listsTheChangesNewestFirstWithWhoWhenAndWhy() {
        as(traeger.it()).body(Map.of("transition", "RETIRE", "reason", "zu langsam")).post(device + "/transitions").then()
                .statusCode(200);

        as(traeger.it()).get(device + "/history").then().statusCode(200).body("items", hasSize(2))
                .body("items.version", contains(1, 0)).body("items.epoch", contains(0, 0))
                .body("items[0].fact", endsWith("device-taken-out-of-service.v1"))
                .body("items[0].actor", equalTo("it-" + traeger.nummer())).body("items[0].reason", equalTo("zu langsam"))
                .body("items[0].requestId", not(emptyOrNullString())).body("items[0].state.status", equalTo("RETIRED"))
                .body("items[1].fact", endsWith("device-registered.v1")).body("items[1].reason", nullValue())
                .body("items[1].state.status", equalTo("IN_STOCK"));
        as(traeger.head(0)).get(device + "/history?limit=1").then().statusCode(200).body("items.version", contains(1));
        assertThat(recordedAt(1)).isAfterOrEqualTo(recordedAt(0));
    }

    @Test
    void sendsNothingToWhomHasTheNewestVersion() {
        var answer = as(traeger.it()).header("If-None-Match", "\"0.0\"").get(device).then().statusCode(304)
                .header("ETag", "\"0.0\"").extract();
        assertThat(answer.asByteArray()).isEmpty();

        rename("A-2", "\"0.0\"");

        as(traeger.it()).header("If-None-Match", "\"0.0\"").get(device).then().statusCode(200).header("ETag", "\"0.1\"")
                .body("inventoryNumber", equalTo("A-2"));
    }

    @Test
    void countsAsWasAskedFor() {
        as(traeger.it()).body(aTablet(traeger, "A-2")).post(DEVICES).then().statusCode(201);

        as(traeger.it()).get(DEVICES + "?limit=1&count=exact").then().statusCode(200).body("items", hasSize(1))
                .body("count.value", equalTo(2)).body("count.exact", equalTo(true));
        as(traeger.it()).get(DEVICES + "?count=exact&inventoryNumber=A-2").then().statusCode(200)
                .body("count.value", equalTo(1)).body("count.exact", equalTo(true));
        as(traeger.it()).get(DEVICES + "?limit=1").then().statusCode(200).body("$", not(hasKey("count")));
        as(traeger.it()).get(DEVICES + "?count=roughly").then().statusCode(400);
    }

    /** Seen red where the selected items were written as the operation's type: 400 for every valid name. */
    @Test
    void showsTheFieldsThatWereAskedForAndNoOther() {
        as(traeger.it()).get(DEVICES + "?fields=inventoryNumber,status").then().statusCode(200)
                .body("items[0].keySet()", containsInAnyOrder("inventoryNumber", "status"))
                .body("items[0].inventoryNumber", equalTo("A-1"));
        as(traeger.it()).get(DEVICES + "?fields=serialNumber,id").then().statusCode(200)
                .body("items[0].keySet()", contains("id"));
    }

    @Test
    void refusesAFieldThatDevicesDoNotHave() {
        as(traeger.it()).get(DEVICES + "?fields=inventoryNumber,tenantId").then().statusCode(400)
                .body("type", equalTo("/problems/invalid-parameter")).body("violations[0].parameter", equalTo("fields"))
                .body("violations[0].code", equalTo("unknown-field"));
    }

    @Test
    void keepsWhatIsSaidTwiceAtOneVersion() {
        var same = new HashMap<>(aTablet(traeger, "A-1"));
        as(traeger.it()).header("If-Match", "\"0.0\"").body(same).put(device).then().statusCode(200).header("ETag", "\"0.0\"");

        as(traeger.it()).get(device + "/history").then().body("items", hasSize(1));
    }
}
