package de.schulausstattung.needs.timeline;

import static de.schulausstattung.needs.Kommune.agreement;
import static de.schulausstattung.needs.Kommune.received;
import static de.schulausstattung.needs.Kommune.tablets;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import de.schulausstattung.needs.Kommune;
import de.schulausstattung.needs.NeedsServiceTest;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class TimelineResourceTest extends NeedsServiceTest {

    /** 1B-23: where is my wish now? Over two rounds, a talk, an order and two devices. */
    @Test
    void tellsTheWholeStoryOfAWish() {
        var kommune = Kommune.fresh();
        kommune.budget(2028, "ENDGERAETE", null, 80_000);
        var first = kommune.submit(tablets(kommune.openRound(2027), 2));
        kommune.decide(first, Map.of("transition", "REJECT", "reason", "kein Geld")).statusCode(200);
        String id = as(kommune.head()).body(Map.of("roundId", kommune.openRound(2028), "reason", "weiterhin nötig"))
                .post("/needs/" + first + "/carry-over").then().statusCode(201).extract().path("id");
        as(kommune.head()).body(Map.of("transition", "SUBMIT")).post("/needs/" + id + "/transitions").then().statusCode(200);
        kommune.approve(id).statusCode(200);
        var agreement = UUID.randomUUID();
        kommune.events().send(agreement(agreement, id, 2, "ACCEPTED", true, "OPEN"));
        kommune.events().awaitApplied();
        var item = kommune.itemsOf(agreement).getFirst();
        kommune.move(item, Map.of("transition", "ORDER", "orderNumber", "B-7")).statusCode(200);
        received(item, 2).forEach(kommune.events()::send);
        kommune.events().awaitApplied();

        var story = get(kommune.head(), "/needs/" + id + "/timeline").statusCode(200);

        story.body("items.findAll { it.subject == 'NEED' }.fact", contains("DRAFTED", "SUBMITTED", "REJECTED", "CARRIED_OVER",
                "DRAFTED", "SUBMITTED", "APPROVED"));
        story.body("items.findAll { it.subject == 'PROCUREMENT_ITEM' }.fact[0..1]", contains("PROPOSED", "ORDERED"));
        story.body("items[-1].fact", equalTo("DELIVERED")).body("items[-1].delivered", equalTo(2))
                .body("items[-1].agreementId", equalTo(agreement.toString())).body("items[-1].orderNumber", equalTo("B-7"));
        get(kommune.otherHead(), "/needs/" + id + "/timeline").statusCode(404);
    }
}
