package de.schulausstattung.inventory.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import de.schulausstattung.inventory.InventoryTest;
import de.schulausstattung.platform.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class DeviceResourceTest extends InventoryTest {

    @Test
    void registersShowsAndListsADevice() {
        var traeger = aTraeger(2);

        var location = as(traeger.it()).body(aTablet(traeger, "A-1")).post(API + "/devices").then().statusCode(201)
                .header("ETag", equalTo("\"0.0\"")).header("Event-Position", startsWith("inventory.device/"))
                .body("status", equalTo("IN_STOCK")).extract().header("Location");

        as(traeger.it()).get(location).then().statusCode(200).body("inventoryNumber", equalTo("A-1"));
        as(traeger.it()).get(API + "/devices?inventoryNumber=a-1&status=IN_STOCK&count=exact").then().statusCode(200)
                .body("items", hasSize(1)).body("count.value", equalTo(1));
        as(traeger.head(0)).get(location).then().statusCode(200);
        as(traeger.head(1)).get(location).then().statusCode(404);
    }

    @Test
    void refusesANumberThatAnotherDeviceCarries() {
        var traeger = aTraeger(1);
        as(traeger.it()).body(aTablet(traeger, "A-1")).post(API + "/devices").then().statusCode(201);

        as(traeger.it()).body(aTablet(traeger, "a-1")).post(API + "/devices").then().statusCode(409)
                .contentType("application/problem+json").body("type", equalTo("/problems/device-inventory-number-taken"));
    }

    @Test
    void namesEachWrongFieldAndStoresNothing() {
        var traeger = aTraeger(1);
        var wrong = new HashMap<>(aTablet(traeger, ""));
        wrong.put("purchasedOn", "2999-01-01");

        as(traeger.it()).body(wrong).post(API + "/devices").then().statusCode(400)
                .body("violations.pointer", hasItem("/inventoryNumber")).body("requestId", notNullValue());
        wrong.put("inventoryNumber", "A-1");
        as(traeger.it()).body(wrong).post(API + "/devices").then().statusCode(422)
                .body("violations[0].pointer", equalTo("/purchasedOn")).body("violations[0].code", equalTo("in-future"));
        as(traeger.it()).get(API + "/devices?count=exact").then().body("count.value", equalTo(0));
    }

    @Test
    void refusesUnknownFieldsAndParametersByName() {
        var traeger = aTraeger(1);
        var device = new HashMap<>(aTablet(traeger, "A-1"));
        device.put("tenantId", "traeger-00000");

        as(traeger.it()).body(device).post(API + "/devices").then().statusCode(400)
                .body("violations[0].pointer", equalTo("/tenantId")).body("violations[0].code", equalTo("unknown-field"));
        as(traeger.it()).get(API + "/devices?statsu=LOST").then().statusCode(400)
                .body("violations[0].parameter", equalTo("statsu"));
        as(traeger.it()).get(API + "/devices?purchasedOn.ge=gestern").then().statusCode(400)
                .body("violations[0].parameter", equalTo("purchasedOn.ge"));
        as(traeger.it()).get(API + "/devices?limit=1000000000").then().statusCode(400)
                .body("violations[0].parameter", equalTo("limit"));
    }

    @Test
    void changesOnlyTheNewestVersion() {
        var traeger = aTraeger(1);
        var path = as(traeger.it()).body(aTablet(traeger, "A-1")).post(API + "/devices").header("Location");

        as(traeger.it()).body(aTablet(traeger, "A-2")).put(path).then().statusCode(428);
        as(traeger.it()).header("If-Match", "\"0.0\"").body(aTablet(traeger, "A-2")).put(path).then().statusCode(200)
                .header("ETag", equalTo("\"0.1\"")).body("inventoryNumber", equalTo("A-2"));
        as(traeger.it()).header("If-Match", "\"0.0\"").body(aTablet(traeger, "A-3")).put(path).then().statusCode(412)
                .body("type", equalTo("/problems/stale-version"));
    }

    /** What a PUT leaves out is gone, but a device that is in use must have begun; and an end stays, whatever its number. */
    @Test
    void keepsThePeriodOfADeviceThatIsDescribedAnew() {
        var traeger = aTraeger(1);
        var tablet = new HashMap<>(aTablet(traeger, "A-1"));
        tablet.put("inServiceFrom", "2020-08-01");
        var path = as(traeger.it()).body(tablet).post(API + "/devices").header("Location");

        as(traeger.it()).header("If-Match", "\"0.0\"").body(aTablet(traeger, "A-1")).put(path).then().statusCode(422)
                .body("violations[0].pointer", equalTo("/inServiceFrom")).body("violations[0].code", equalTo("required"));
        as(traeger.it()).body(Map.of("transition", "RETIRE", "reason", "alt")).post(path + "/transitions").then()
                .statusCode(200);
        tablet.put("inventoryNumber", " A-2 ");
        as(traeger.it()).header("If-Match", "\"0.1\"").body(tablet).put(path).then().statusCode(200)
                .body("inventoryNumber", equalTo("A-2")).body("inServiceUntil", notNullValue());
        tablet.put("inventoryNumber", "A-3");
        tablet.put("inServiceFrom", "2999-01-01");
        as(traeger.it()).header("If-Match", "\"0.2\"").body(tablet).put(path).then().statusCode(422)
                .body("violations[0].pointer", equalTo("/inServiceUntil"));
    }

    @Test
    void takesStepsAndKeepsTheirHistory() {
        var traeger = aTraeger(1);
        var path = as(traeger.it()).body(aTablet(traeger, "A-1")).post(API + "/devices").header("Location");

        as(traeger.it()).body(Map.of("transition", "PUT_INTO_SERVICE")).post(path + "/transitions").then().statusCode(200)
                .body("status", equalTo("IN_SERVICE")).body("inServiceFrom", notNullValue());
        as(traeger.it()).body(Map.of("transition", "REPAIR")).post(path + "/transitions").then().statusCode(409)
                .body("type", equalTo("/problems/transition-not-allowed"));
        as(traeger.it()).body(Map.of("transition", "REPORT_DEFECT")).post(path + "/transitions").then().statusCode(422)
                .body("type", equalTo("/problems/reason-required"));
        as(traeger.it()).body(Map.of("transition", "REPORT_DEFECT", "reason", "Display gebrochen")).post(path + "/transitions")
                .then().statusCode(200);

        as(traeger.it()).get(path + "/history").then().statusCode(200).body("items", hasSize(3))
                .body("items[0].reason", equalTo("Display gebrochen")).body("items[0].actor", startsWith("it-"));
    }

    @Test
    void pagesBackAndForthWithoutLossOrRepetition() {
        var traeger = aTraeger(1);
        var items = java.util.stream.IntStream.range(0, 25).mapToObj(i -> aTablet(traeger, "N-%02d".formatted(i))).toList();
        as(traeger.it()).body(Map.of("mode", "ATOMIC", "items", items)).post(API + "/devices:batch").then().statusCode(207)
                .body("stored", equalTo(25));

        var seen = new java.util.ArrayList<String>();
        String cursor = null;
        String lastPrevious = null;
        do {
            var request = as(traeger.it()).queryParam("limit", 10);
            var page = (cursor == null ? request : request.queryParam("cursor", cursor)).get(API + "/devices").jsonPath();
            seen.addAll(page.getList("items.inventoryNumber"));
            cursor = page.getString("next");
            lastPrevious = page.getString("previous");
        } while (cursor != null);

        assertThat(seen).hasSize(25).doesNotHaveDuplicates().isSorted();
        as(traeger.it()).queryParam("limit", 10).queryParam("cursor", lastPrevious).get(API + "/devices").then().statusCode(200)
                .body("items[0].inventoryNumber", equalTo("N-10")).body("items", hasSize(10));
        as(traeger.it()).queryParam("limit", 10).queryParam("status", "LOST").queryParam("cursor", lastPrevious)
                .get(API + "/devices").then().statusCode(400).body("type", equalTo("/problems/cursor-mismatch"));
    }

    @Test
    void answersABatchPerItem() {
        var traeger = aTraeger(1);
        var good = aTablet(traeger, "A-1");
        var bad = new HashMap<>(aTablet(traeger, "A-2"));
        bad.put("schulnummer", "199999");

        as(traeger.it()).body(Map.of("mode", "ATOMIC", "items", List.of(good, bad))).post(API + "/devices:batch").then()
                .statusCode(207).body("stored", equalTo(0)).body("items.status", equalTo(List.of(424, 422)));
        as(traeger.it()).body(Map.of("mode", "PARTIAL", "items", List.of(good, bad))).post(API + "/devices:batch").then()
                .statusCode(207).body("stored", equalTo(1)).body("items.status", equalTo(List.of(201, 422)));
    }

    @Test
    void repeatsAnAnswerUnderItsKey() {
        var traeger = aTraeger(1);
        var other = aTraeger(1);

        var first = as(traeger.it()).header("Idempotency-Key", "order-4711").body(aTablet(traeger, "A-1"))
                .post(API + "/devices");
        var second = as(traeger.it()).header("Idempotency-Key", "order-4711").body(aTablet(traeger, "A-1"))
                .post(API + "/devices");

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.jsonPath().getString("id")).isEqualTo(first.jsonPath().getString("id"));
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        as(traeger.it()).header("Idempotency-Key", "order-4711").body(aTablet(traeger, "A-2")).post(API + "/devices").then()
                .statusCode(422).body("type", equalTo("/problems/idempotency-key-reused"));
        as(other.it()).header("Idempotency-Key", "order-4711").body(aTablet(other, "A-1")).post(API + "/devices").then()
                .statusCode(201);
    }

    @Test
    void letsARoleInOneTraegerCountNothingInAnother() {
        var a = aTraeger(1);
        var b = aTraeger(1);
        var both = Tokens.of("both", "/traeger/" + a.nummer() + "/it-beschaffung",
                "/traeger/" + b.nummer() + "/schulen/" + b.school() + "/schulleitung");

        as(both).get(API + "/devices").then().statusCode(403).body("type", equalTo("/problems/tenant-ambiguous"));
        as(both).header("X-Tenant", a.tenant()).body(aTablet(a, "A-1")).post(API + "/devices").then().statusCode(201);
        as(both).header("X-Tenant", b.tenant()).body(aTablet(b, "B-1")).post(API + "/devices").then().statusCode(403)
                .body("type", equalTo("/problems/permission-missing"));
        as(a.it()).header("X-Tenant", b.tenant()).get(API + "/devices").then().statusCode(403)
                .body("type", equalTo("/problems/tenant-foreign"));
    }

    @Test
    void estimatesHowManyThereAre() {
        var traeger = aTraeger(1);
        for (int i = 0; i < 3; i++) {
            as(traeger.it()).body(aTablet(traeger, "A-" + i)).post(API + "/devices").then().statusCode(201);
        }

        as(traeger.it()).get(API + "/devices?limit=1&count=estimate").then().statusCode(200)
                .body("count.value", equalTo(3)).body("count.exact", equalTo(true));
    }
}
