package de.schulausstattung.needs.need;

import static de.schulausstattung.needs.Kommune.OTHER_SCHOOL;
import static de.schulausstattung.needs.Kommune.SCHOOL;
import static de.schulausstattung.needs.Kommune.tablets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import de.schulausstattung.events.inventory.DeviceState;
import de.schulausstattung.needs.Kommune;
import de.schulausstattung.needs.NeedsServiceTest;
import de.schulausstattung.needs.States;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class NeedResourceTest extends NeedsServiceTest {

    private Kommune kommune;
    private String round;

    @BeforeEach
    void begin() {
        kommune = Kommune.fresh();
        round = kommune.openRound(2027);
    }

    @Test
    void isAskedForAdvisedRankedAndGrantedByFourPeople() {
        kommune.budget(2027, "ENDGERAETE", null, 1_000_000);
        var id = kommune.submit(tablets(round, 24));

        as(kommune.adviser()).header("If-Match", "\"0.1\"").body(Map.of("advice", "SUPPORTED", "text", "Passt zum Konzept"))
                .put("/needs/" + id + "/advice").then().statusCode(200).body("advice", equalTo("SUPPORTED"));
        as(kommune.it()).header("If-Match", "\"0.2\"").body(Map.of("priority", 3)).put("/needs/" + id + "/traeger-priority")
                .then().statusCode(200);
        kommune.decide(id, Map.of("transition", "APPROVE", "quantity", 20, "reason", "20 genügen")).statusCode(200);

        get(kommune.head(), "/needs/" + id).statusCode(200).body("status", equalTo("APPROVED")).body("requested", equalTo(24))
                .body("approved", equalTo(20)).body("ordered", equalTo(0)).body("delivered", equalTo(0))
                .body("schoolPriority", equalTo(1)).body("traegerPriority", equalTo(3)).body("decisionReason",
                        equalTo("20 genügen"))
                .body("submittedOn", equalTo(TODAY.toString())).body("actions", contains("REJECT"));
        get(kommune.head(), "/needs/" + id + "/history").statusCode(200).body("items.fact.collect { it.split('need-')[1] }",
                contains("approved.v1", "ranked.v1", "advised.v1", "submitted.v1", "drafted.v1"));
    }

    @Test
    void isWrittenByNobodyWhoseActItIsNot() {
        var id = kommune.submit(tablets(round, 24));

        as(kommune.it()).body(tablets(round, 1)).post("/needs").then().statusCode(403);
        as(kommune.head()).header("Idempotency-Key", "head-decides").body(Map.of("transition", "APPROVE"))
                .post("/needs/" + id + "/decision").then().statusCode(403);
        as(kommune.head()).header("If-Match", "\"0.1\"").body(Map.of("priority", 1)).put("/needs/" + id + "/traeger-priority")
                .then().statusCode(403);
        as(kommune.head()).header("If-Match", "\"0.1\"").body(Map.of("advice", "SUPPORTED", "text", "x"))
                .put("/needs/" + id + "/advice").then().statusCode(403);
        as(kommune.otherHead()).body(Map.of("transition", "WITHDRAW", "reason", "x")).post("/needs/" + id + "/transitions")
                .then().statusCode(404);
        as(kommune.otherHead()).body(tablets(round, 1)).post("/needs").then().statusCode(422)
                .body("type", equalTo("/problems/school-unknown"));
    }

    /** 1B-4: an unknown code of the Medienkompetenzrahmen is refused by name. */
    @Test
    void refusesUnknownCompetencesRoomsAndClasses() {
        var need = tablets(round, 24);
        need.put("competences", List.of("1.1", "7.1"));
        need.put("roomIds", List.of(UUID.randomUUID()));
        need.put("deviceClass", "RAUMSCHIFF");

        as(kommune.head()).body(need).post("/needs").then().statusCode(422).body("type", equalTo("/problems/need-refused"))
                .body("violations.pointer", contains("/deviceClass", "/competences/1", "/roomIds/0"));
    }

    @Test
    void isSubmittedWhenItIsJustified() {
        var concept = as(kommune.head()).body(Map.of("schulnummer", SCHOOL, "label", "2026", "adoptedOn", "2026-06-01",
                "competences", List.of("1.1"))).post("/medienkonzepte").then().statusCode(201).extract().path("id");
        var need = tablets(round, 24);
        need.put("competences", List.of());
        var id = kommune.draft(need);
        as(kommune.head()).body(Map.of("transition", "SUBMIT")).post("/needs/" + id + "/transitions").then().statusCode(422)
                .body("type", equalTo("/problems/need-incomplete"))
                .body("violations.pointer", contains("/competences", "/medienkonzeptId"));

        need.remove("schulnummer");
        need.remove("roundId");
        need.put("competences", List.of("1.1"));
        need.put("medienkonzeptId", concept);
        need.put("medienkonzeptPage", 12);
        as(kommune.head()).header("If-Match", "\"0.0\"").body(need).put("/needs/" + id).then().statusCode(200);
        as(kommune.head()).body(Map.of("transition", "SUBMIT")).post("/needs/" + id + "/transitions").then().statusCode(200)
                .body("medienkonzeptPage", equalTo(12)).body("actions", hasItems("CHANGE", "WITHDRAW", "APPROVE"));
    }

    @Test
    void namesTheRoomsOfWhatIsBuiltIn() {
        var room = States.room(SCHOOL, true);
        var foreign = States.room(OTHER_SCHOOL, true);
        kommune.events().send(room);
        kommune.events().send(foreign);
        kommune.events().awaitApplied();
        var display = tablets(round, 1);
        display.put("deviceClass", "DISPLAY");
        display.put("roomIds", List.of(foreign.id()));
        as(kommune.head()).body(display).post("/needs").then().statusCode(422).body("violations.code",
                contains("room-unknown"));

        display.remove("roomIds");
        var id = kommune.draft(display);
        as(kommune.head()).body(Map.of("transition", "SUBMIT")).post("/needs/" + id + "/transitions").then().statusCode(422)
                .body("violations.pointer", contains("/roomIds"));

        display.put("roomIds", List.of(room.id()));
        kommune.submit(display);
    }

    /** S4-11, 1B-5: a replacement names devices that are there, and shows beside the priorities how badly they need it. */
    @Test
    void replacesDevicesOfTheSchoolAndTellsHowUrgentThatIs() {
        var broken = States.device(SCHOOL, "TABLET", "SUS", "DEFECT", TODAY.minusYears(6), null, null);
        var working = States.tablet(SCHOOL);
        var foreign = States.tablet(OTHER_SCHOOL);
        List.of(broken, working, foreign).forEach(kommune.events()::send);
        kommune.events().awaitApplied();
        var need = tablets(round, 2);
        need.put("kind", "REPLACEMENT");
        need.put("replacedDeviceIds", List.of(broken.id(), foreign.id(), UUID.randomUUID()));
        as(kommune.head()).body(need).post("/needs").then().statusCode(422).body("violations.pointer",
                contains("/replacedDeviceIds/1", "/replacedDeviceIds/2"));

        need.put("replacedDeviceIds", List.of(broken.id(), working.id()));
        var id = kommune.submit(need);
        kommune.need(id).body("urgency.level", equalTo("HIGH")).body("urgency.unusable", equalTo(1))
                .body("schoolPriority", equalTo(1)).body("traegerPriority", nullValue());

        kommune.events().send(repaired(broken), 0, 1);
        kommune.events().awaitApplied();
        kommune.need(id).body("urgency.level", equalTo("LOW"));
    }

    private static DeviceState repaired(DeviceState device) {
        return States.with(device, "IN_SERVICE", null);
    }

    /** 1B-20: a training is linked to the purchase that causes it. */
    @Test
    void linksATrainingToThePurchaseThatCausesIt() {
        var purchase = kommune.submit(tablets(round, 24));
        var training = Map.<String, Object> of("schulnummer", SCHOOL, "roundId", round, "kind", "TRAINING", "trainingTopic",
                "Tablets im Unterricht", "requested", 12, "reason", "Kollegium", "competences", List.of("1.1"), "causedBy",
                purchase);
        var id = kommune.submit(training);

        get(kommune.head(), "/needs?causedBy=" + purchase).statusCode(200).body("items.id", contains(id));
        get(kommune.it(), "/needs?kind=TRAINING").statusCode(200).body("items.id", contains(id));
        kommune.approve(id).statusCode(200).body("approved", equalTo(12));
        as(kommune.head()).body(Map.of("schulnummer", SCHOOL, "roundId", round, "kind", "TRAINING", "trainingTopic", "X",
                "requested", 1, "reason", "X", "causedBy", id)).post("/needs").then().statusCode(422)
                .body("violations.code", contains("cause-unknown"));
    }

    /** 1B-19: not granted this year, taken over to the next, with lineage and age. */
    @Test
    void isCarriedOverWithItsAge() {
        var id = kommune.submit(tablets(round, 24));
        kommune.decide(id, Map.of("transition", "REJECT", "reason", "Kein Geld in diesem Jahr")).statusCode(200);
        var next = kommune.openRound(2028);

        String successor = as(kommune.head()).body(Map.of("roundId", next, "reason", "Weiterhin nötig"))
                .post("/needs/" + id + "/carry-over").then().statusCode(201).body("status", equalTo("DRAFT"))
                .body("ageYears", equalTo(1)).body("predecessorId", equalTo(id)).body("jahr", equalTo(2028))
                .body("submittedOn", equalTo(TODAY.toString())).extract().path("id");

        kommune.need(id).body("status", equalTo("CARRIED_OVER")).body("actions", empty());
        get(kommune.head(), "/needs/" + successor).statusCode(200);
        as(kommune.head()).body(Map.of("roundId", next, "reason", "Noch einmal")).post("/needs/" + id + "/carry-over").then()
                .statusCode(409).body("type", equalTo("/problems/transition-not-allowed"));
    }

    @Test
    void waitsForThePhaseOfWhoWrites() {
        var collecting = as(kommune.it()).body(Kommune.round(2027, "Nur sammeln", Kommune.phase("COLLECT", -1, 1, "REQUESTER")))
                .post("/rounds").then().statusCode(201).extract().<String> path("id");
        var id = kommune.submit(tablets(collecting, 24));

        kommune.approve(id).statusCode(409).body("type", equalTo("/problems/phase-closed"));
        kommune.need(id).body("actions", contains("CHANGE", "WITHDRAW", "CARRY_OVER"));
        assertThat(query(Long.class, "SELECT count(*) FROM refused_act WHERE tenant_id = ? AND aggregate_id = ? "
                + "AND act = 'APPROVE' AND problem = 'phase-closed'", kommune.tenant(), id)).isEqualTo(1);
    }

    @Test
    void isDecidedUnderAnIdempotencyKeyOnly() {
        kommune.budget(2027, "ENDGERAETE", null, 960_000);
        var id = kommune.submit(tablets(round, 24));

        as(kommune.it()).body(Map.of("transition", "APPROVE")).post("/needs/" + id + "/decision").then().statusCode(400)
                .body("violations.parameter", contains("Idempotency-Key")).body("violations.code", contains("required"));
        for (int i = 0; i < 2; i++) {
            as(kommune.it()).header("Idempotency-Key", "decision-" + id).body(Map.of("transition", "APPROVE"))
                    .post("/needs/" + id + "/decision").then().statusCode(200).body("approved", equalTo(24))
                    .header("Idempotency-Replayed", i == 0 ? nullValue() : equalTo("true"));
        }
    }

    @Test
    void changesOnlyForItsNewestVersionAndNotOnceItIsDecided() {
        var id = kommune.submit(tablets(round, 24));
        var changed = tablets(round, 12);
        changed.remove("schulnummer");
        changed.remove("roundId");

        as(kommune.head()).body(changed).put("/needs/" + id).then().statusCode(428);
        as(kommune.head()).header("If-Match", "\"0.0\"").body(changed).put("/needs/" + id).then().statusCode(412);
        as(kommune.head()).header("If-Match", "\"0.1\"").body(changed).put("/needs/" + id).then().statusCode(200)
                .header("ETag", "\"0.2\"").body("requested", equalTo(12));
        kommune.decide(id, Map.of("transition", "REJECT", "reason", "nein")).statusCode(200);
        as(kommune.head()).header("If-Match", "\"0.3\"").body(changed).put("/needs/" + id).then().statusCode(409);
    }

    @Test
    void isFoundByEachFilterAndInEachOrder() {
        var first = tablets(round, 1);
        first.put("schoolPriority", 2);
        var second = tablets(round, 2);
        second.put("schoolPriority", 1);
        second.put("deviceClass", "NOTEBOOK");
        var a = kommune.submit(first);
        var b = kommune.draft(second);
        var other = kommune.openRound(2028);

        for (var filter : List.of("deviceClass=NOTEBOOK", "status=DRAFT", "roundId=" + round + "&status.in=DRAFT,REJECTED")) {
            get(kommune.it(), "/needs?" + filter).statusCode(200).body("items.id", contains(b));
        }
        get(kommune.it(), "/needs?jahr=2028").statusCode(200).body("items", empty());
        get(kommune.it(), "/needs?roundId=" + other).statusCode(200).body("items", empty());
        get(kommune.it(), "/needs?kind=NEW&schulnummer=" + SCHOOL).statusCode(200).body("items", hasSize(2));
        get(kommune.it(), "/needs?sort=schoolPriority&count=exact").statusCode(200).body("items.id", contains(b, a))
                .body("count.value", equalTo(2));
        get(kommune.otherHead(), "/needs?count=exact").statusCode(200).body("items", empty()).body("count.value", equalTo(0));
        get(kommune.it(), "/needs?state=DRAFT").statusCode(400).body("violations.parameter", hasItem("state"));
        String next = get(kommune.it(), "/needs?sort=-schoolPriority&limit=1").body("items.id", contains(a)).extract()
                .path("next");
        get(kommune.it(), "/needs?sort=-schoolPriority&limit=1&cursor=" + next).statusCode(200).body("items.id", contains(b));
    }

    /** 1B-18: a form that was filled without a network sends all it has; what is wrong holds up nothing else. */
    @Test
    void isDraftedInBatchesEachWithItsResult() {
        var wrong = tablets(round, 1);
        wrong.put("competences", List.of("9.9"));
        var closed = as(kommune.it()).body(Kommune.round(2027, "Vorbei", Kommune.phase("COLLECT", -9, -8, "REQUESTER")))
                .post("/rounds").then().statusCode(201).extract().<String> path("id");
        var items = List.of(tablets(round, 1), wrong, tablets(closed, 1));

        as(kommune.head()).body(Map.of("mode", "ATOMIC", "items", items)).post("/needs:batch").then().statusCode(207)
                .body("stored", equalTo(0)).body("items.status", contains(424, 422, 409));
        as(kommune.head()).body(Map.of("mode", "PARTIAL", "items", items)).post("/needs:batch").then().statusCode(207)
                .body("stored", equalTo(1)).body("items.status", contains(201, 422, 409))
                .body("items[1].violations.pointer", contains("/competences/0"));
        get(kommune.head(), "/needs?count=exact").body("count.value", equalTo(1));
    }
}
