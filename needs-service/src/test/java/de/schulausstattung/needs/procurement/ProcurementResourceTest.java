package de.schulausstattung.needs.procurement;

import static de.schulausstattung.needs.Kommune.agreement;
import static de.schulausstattung.needs.Kommune.inService;
import static de.schulausstattung.needs.Kommune.named;
import static de.schulausstattung.needs.Kommune.received;
import static de.schulausstattung.needs.Kommune.tablets;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import de.schulausstattung.needs.Kommune;
import de.schulausstattung.needs.NeedsServiceTest;
import de.schulausstattung.platform.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;

/** From a line of a final protocol, through the broker, to devices in service. */
@QuarkusTest
class ProcurementResourceTest extends NeedsServiceTest {

    private Kommune kommune;

    @BeforeEach
    void begin() {
        kommune = Kommune.fresh();
    }

    private String item(UUID agreement) {
        var items = kommune.itemsOf(agreement);
        assertThat(items).hasSize(1);
        return items.getFirst();
    }

    private String agreed(int quantity) {
        var id = UUID.randomUUID();
        kommune.events().send(agreement(id, null, quantity, "ACCEPTED", true, "OPEN"));
        kommune.events().awaitApplied();
        return item(id);
    }

    private String order(String item) {
        kommune.move(item, Map.of("transition", "ORDER", "orderNumber", "B-1", "orderedOn", TODAY.minusDays(1).toString()))
                .statusCode(200).body("status", equalTo("ORDERED"));
        return item;
    }

    private List<String> facts(String item) {
        return List.of(query(String.class, "SELECT string_agg(regexp_replace(fact, '.*procurement-item-(.*).v1', '\\1'), ','"
                + " ORDER BY version) FROM change_history WHERE tenant_id = ? AND aggregate_id = ?", kommune.tenant(), item)
                .split(","));
    }

    /** Nothing is bought before the protocol is final, and nothing that was refused or put off. */
    @Test
    void arisesWhenTheProtocolIsFinal() {
        var id = UUID.randomUUID();
        var refused = UUID.randomUUID();
        kommune.events().send(agreement(id, null, 24, "ACCEPTED", false, "OPEN"));
        kommune.events().send(agreement(refused, null, 24, "DEFERRED", true, "OPEN"));
        kommune.events().awaitApplied();
        assertThat(kommune.itemsOf(id)).isEmpty();

        kommune.events().send(agreement(id, null, 24, "ACCEPTED", true, "OPEN"), 0, 1);
        kommune.events().awaitApplied();

        get(kommune.head(), "/procurement-items/" + item(id)).statusCode(200).body("status", equalTo("PROPOSED"))
                .body("quantity", equalTo(24)).body("delivered", equalTo(0)).body("budgetCents", equalTo(960_000))
                .body("jahr", equalTo(2026)).body("zieljahr", equalTo(2027));
        assertThat(kommune.itemsOf(refused)).isEmpty();
    }

    /** 18 arrive, then 6; the school watches 18/24, 24/24, and its need with it. */
    @Test
    void isCountedFromTheDevicesThatArrive() {
        kommune.budget(2027, "ENDGERAETE", null, 960_000);
        var need = kommune.submit(tablets(kommune.openRound(2027), 24));
        kommune.approve(need).statusCode(200);
        var agreement = UUID.randomUUID();
        kommune.events().send(agreement(agreement, need, 24, "ACCEPTED", true, "OPEN"));
        kommune.events().awaitApplied();
        var item = item(agreement);
        kommune.need(need).body("ordered", equalTo(0));
        order(item);
        kommune.need(need).body("ordered", equalTo(24)).body("delivered", equalTo(0));

        var first = received(item, 18);
        first.forEach(kommune.events()::send);
        kommune.events().awaitApplied();
        get(kommune.head(), "/procurement-items/" + item).statusCode(200).body("status", equalTo("ORDERED"))
                .body("delivered", equalTo(18)).body("inService", equalTo(0)).body("deliveredOn", nullValue());

        received(item, 6).forEach(kommune.events()::send);
        first.forEach(device -> kommune.events().send(inService(device), 0, 1));
        kommune.events().awaitApplied();
        get(kommune.head(), "/procurement-items/" + item).statusCode(200).body("status", equalTo("DELIVERED"))
                .body("delivered", equalTo(24)).body("inService", equalTo(18)).body("deliveredOn", equalTo("2026-11-01"))
                .body("needSubmittedOn", equalTo(TODAY.toString()));
        kommune.need(need).body("requested", equalTo(24)).body("approved", equalTo(24)).body("ordered", equalTo(24))
                .body("delivered", equalTo(24)).body("inService", equalTo(18));
        assertThat(facts(item)).startsWith("proposed", "ordered", "received").contains("delivered");
        assertThat(query(Long.class,
                "SELECT count(*) FROM outbox_event o JOIN change_history h USING (tenant_id, aggregate_type, "
                        + "aggregate_id, epoch) WHERE h.version = o.aggregate_version AND tenant_id = ? AND aggregate_id = ?",
                kommune.tenant(), item)).as("every state is published").isEqualTo(facts(item).size());
    }

    /** Duplicates and replays change nothing; a device that was booked to the wrong item counts for both anew. */
    @Test
    void countsNoDeviceTwiceAndNoneThatWasTakenAway() {
        var item = order(agreed(3));
        var other = order(agreed(3));
        var devices = received(item, 3);
        for (int i = 0; i < 3; i++) {
            devices.forEach(kommune.events()::send);
        }
        kommune.events().awaitApplied();
        get(kommune.it(), "/procurement-items/" + item).body("delivered", equalTo(3)).body("status", equalTo("DELIVERED"));

        kommune.events().send(named(devices.getFirst(), other), 0, 1);
        kommune.events().send(named(devices.getLast(), null), 0, 1);
        kommune.events().awaitApplied();

        get(kommune.it(), "/procurement-items/" + item).body("delivered", equalTo(1)).body("status", equalTo("ORDERED"))
                .body("deliveredOn", nullValue());
        get(kommune.it(), "/procurement-items/" + other).body("delivered", equalTo(1));
    }

    @Test
    void ignoresDevicesOfOrdersThatNobodyKnows() {
        received("Bestellung 4711", 2).forEach(kommune.events()::send);
        received(UUID.randomUUID().toString(), 2).forEach(kommune.events()::send);
        kommune.events().awaitApplied();

        get(kommune.it(), "/procurement-items").statusCode(200).body("items", empty());
        assertThat(query(Long.class, "SELECT count(*) FROM delivery_due WHERE tenant_id = ?", kommune.tenant())).isZero();
        assertThat(query(Long.class, "SELECT count(*) FROM dead_letter WHERE message_key LIKE ? AND resolved_at IS NULL",
                kommune.tenant() + "/%")).isZero();
    }

    @Test
    void isOrderedAndCancelledByProcurementUnderAKey() {
        var item = agreed(24);
        as(kommune.head()).header("Idempotency-Key", "head-orders").body(Map.of("transition", "ORDER", "orderNumber", "B-1"))
                .post("/procurement-items/" + item + "/transitions").then().statusCode(403);
        as(kommune.it()).body(Map.of("transition", "ORDER", "orderNumber", "B-1"))
                .post("/procurement-items/" + item + "/transitions").then().statusCode(400)
                .body("violations.parameter", contains("Idempotency-Key"));
        kommune.move(item, Map.of("transition", "ORDER")).statusCode(422)
                .body("type", equalTo("/problems/order-number-required"));

        order(item);
        as(kommune.it()).body(Map.of("orderNumber", "B-1a", "orderedOn", TODAY.toString()))
                .put("/procurement-items/" + item + "/order").then().statusCode(428);
        as(kommune.it()).header("If-Match", "\"0.1\"").body(Map.of("orderNumber", "B-1a", "orderedOn", TODAY.toString()))
                .put("/procurement-items/" + item + "/order").then().statusCode(200).header("ETag", "\"0.2\"")
                .body("orderNumber", equalTo("B-1a"));
        kommune.move(item, Map.of("transition", "ORDER", "orderNumber", "B-2")).statusCode(409);
        kommune.move(item, Map.of("transition", "CANCEL")).statusCode(422).body("type", equalTo("/problems/reason-required"));
        kommune.move(item, Map.of("transition", "CANCEL", "reason", "Lieferant insolvent")).statusCode(200)
                .body("status", equalTo("CANCELLED")).body("cancelReason", equalTo("Lieferant insolvent"));
        assertThat(facts(item)).containsExactly("proposed", "ordered", "changed", "cancelled");
    }

    /** Acceptance question 7: which agreements of this year are not ordered, or not delivered? */
    @Test
    void answersWhatOfThisYearsAgreementsIsStillMissing() {
        var proposed = agreed(24);
        var ordered = order(agreed(12));
        var delivered = order(agreed(1));
        received(delivered, 1).forEach(kommune.events()::send);
        kommune.events().awaitApplied();

        get(kommune.it(), "/procurement-items?jahr=2026&status.in=PROPOSED,ORDERED&count=exact").statusCode(200)
                .body("items.id", containsInAnyOrder(proposed, ordered)).body("count.value", equalTo(2));
        get(kommune.it(), "/procurement-items?jahr=2025").statusCode(200).body("items", empty());
        get(kommune.otherHead(), "/procurement-items").statusCode(200).body("items", empty());
    }

    /** A rebuild reads every agreement and every device again. */
    @Test
    void staysAsItIsThroughARebuild() {
        var item = order(agreed(3));
        received(item, 2).forEach(kommune.events()::send);
        kommune.events().awaitApplied();
        var before = get(kommune.it(), "/procurement-items").statusCode(200).extract().asString();

        var job = as(Tokens.betrieb()).basePath("").post("/api/needs/v1/operations/rebuild").then().statusCode(202).extract()
                .header("Location");
        await().atMost(Duration.ofMinutes(2)).until(
                () -> given().auth().oauth2(Tokens.betrieb()).get(job).jsonPath().getString("state").equals("SUCCEEDED"));

        assertThat(get(kommune.it(), "/procurement-items").extract().asString()).isEqualTo(before);
        received(item, 1).forEach(kommune.events()::send);
        kommune.events().awaitApplied();
        get(kommune.it(), "/procurement-items/" + item).body("status", equalTo("DELIVERED"));
    }

    @Test
    void keepsANeedThatIsBeingBoughtAsItWasDecided() {
        kommune.budget(2027, "ENDGERAETE", null, 960_000);
        var need = kommune.submit(tablets(kommune.openRound(2027), 24));
        kommune.approve(need).statusCode(200);
        kommune.events().send(agreement(UUID.randomUUID(), need, 24, "ACCEPTED", true, "OPEN"));
        kommune.events().awaitApplied();

        kommune.decide(need, Map.of("transition", "REJECT", "reason", "doch nicht")).statusCode(409)
                .body("type", equalTo("/problems/need-in-procurement"));
        kommune.need(need).body("status", equalTo("APPROVED"));
    }
}
