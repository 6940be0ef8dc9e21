package de.schulausstattung.meeting.protocol;

import static de.schulausstattung.meeting.Protocols.tablets;
import static de.schulausstattung.meeting.Talks.school;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import de.schulausstattung.events.needs.ProcurementItemState;
import de.schulausstattung.meeting.MeetingServiceTest;
import de.schulausstattung.meeting.Protocols;
import de.schulausstattung.meeting.Talks;
import io.quarkus.test.junit.QuarkusTest;

/**
 * S4-20, and questions 7, 11: what was agreed, what came of it, and how the next talk opens with it: each line is closed,
 * carried over with its age, or dropped with a reason.
 */
@QuarkusTest
class BalanceTest extends MeetingServiceTest {

    private Talks talks;
    private Protocols last;

    @BeforeEach
    void open() {
        talks = Talks.ofSchools(1);
        last = Protocols.held(talks, school(0), "2027-03-02");
    }

    @Test
    void agreementsFollowOrderAndDelivery() {
        var agreement = agree(last, List.of(tablets(24)));
        var item = UUID.randomUUID();
        get(talks.it(), "/agreements?jahr=2027&pending=true").body("items.id", contains(agreement))
                .body("items[0].progress", nullValue()).body("items[0].outcomeOn", equalTo(TODAY.toString()));

        talks.events().send(item(item, agreement, "ORDERED", 0), 0, 0);
        talks.events().send(item(item, agreement, "ORDERED", 18), 0, 1);
        talks.events().awaitApplied();
        get(talks.head(school(0)), "/schools/160000/meetings/last").statusCode(200).body("meeting.jahr", equalTo(2027))
                .body("agreements[0].outcome", equalTo("ORDERED")).body("agreements[0].progress.delivered", equalTo(18))
                .body("agreements[0].progress.quantity", equalTo(24))
                .body("agreements[0].progress.orderedOn", equalTo("2027-04-01"))
                .body("agreements[0].outcomeOn", equalTo("2027-04-01")).body("protocol.status", equalTo("FINAL"));
        talks.events().send(item(item, agreement, "DELIVERED", 24), 0, 2);
        talks.events().send(item(item, agreement, "DELIVERED", 24), 0, 2);
        talks.events().awaitApplied();

        get(talks.it(), "/agreements/" + agreement).body("outcome", equalTo("DELIVERED"))
                .body("outcomeOn", equalTo("2027-06-01"));
        get(talks.it(), "/agreements?jahr=2027&pending=true").body("items", hasSize(0));
        get(talks.it(), "/agreements?jahr=2027&pending=false").body("items", hasSize(1));
        // bound, ordered, delivered: an event each, and none for what came twice
        assertThat(query(Long.class, "SELECT count(*) FROM outbox_event WHERE tenant_id = ? AND topic = 'meetings.agreement'",
                "traeger-" + talks.traeger())).isEqualTo(3);
    }

    @Test
    void theNextTalkOpensWithTheLinesOfTheLast() {
        var done = agree(last, List.of(tablets(24), training("Tabletdidaktik"), tablets(6), deferred(12), rejected(30)));
        talks.events().send(item(UUID.randomUUID(), done, "DELIVERED", 24), 0, 0);
        talks.events().awaitApplied();
        var now = nextTalk();
        var protocol = now.start(null);
        var opened = get(talks.it(), "/protocols/" + protocol).body("balance.agreement.number", contains(1, 2, 3, 4))
                .body("balance.agreement.outcome", contains("DELIVERED", "OPEN", "OPEN", "OPEN"))
                .body("balance.settlement", contains("CLOSE", null, null, null)).extract();
        List<String> entries = opened.path("balance.id");
        now.move(protocol, "PUT_TO_APPROVAL").then().statusCode(409).body("type", equalTo("/problems/balance-open"));

        now.settle(protocol, entries.get(1), "CLOSE", "fand im Juni statt").then().statusCode(200);
        now.settle(protocol, entries.get(2), "DROP", null).then().statusCode(422)
                .body("type", equalTo("/problems/reason-required"));
        now.settle(protocol, entries.get(2), "DROP", "Klasse wurde nicht eingerichtet").then().statusCode(200);
        now.settle(protocol, entries.get(3), "CARRY_OVER", null).then().statusCode(200);
        get(talks.it(), "/protocols/" + protocol).body("lines.line.quantity", contains(12)).body("lines.ageYears", contains(1))
                .body("lines[0].line.decision", equalTo("ACCEPTED"));
        now.finish(protocol);

        get(talks.it(), "/agreements?jahr=2027").body("items.outcome",
                contains("DONE", "DONE", "DROPPED", "CARRIED_OVER", "OPEN"))
                .body("items[2].outcomeReason", equalTo("Klasse wurde nicht eingerichtet"));
        get(talks.it(), "/agreements?jahr=2028").body("items.line.quantity", contains(12)).body("items.ageYears", contains(1))
                .body("items[0].carriedOverFrom", equalTo(opened.path("balance[3].agreement.id")));
        get(talks.it(), "/protocols/" + protocol + "/document").body("balance", hasSize(4))
                .body("balance[3].settlement", equalTo("CARRY_OVER"));
    }

    @Test
    void whatIsCarriedOverGrowsOlderAndMayBeThoughtOverAgain() {
        agree(last, List.of(tablets(24)));
        var now = nextTalk();
        var protocol = now.start(null);
        String entry = get(talks.it(), "/protocols/" + protocol).extract().path("balance[0].id");

        now.settle(protocol, entry, "CARRY_OVER", null).then().statusCode(200);
        now.settle(protocol, entry, "CARRY_OVER", "noch einmal").then().statusCode(200);
        get(talks.it(), "/protocols/" + protocol).body("lines", hasSize(1));
        now.settle(protocol, entry, "DROP", "doch nicht").then().statusCode(200);
        get(talks.it(), "/protocols/" + protocol).body("lines", hasSize(0));
    }

    @Test
    void aSchoolMayObjectToWhatBecomesOfALineOfLastYear() {
        agree(last, List.of(tablets(24)));
        var now = nextTalk();
        var protocol = now.start(null);
        String entry = get(talks.it(), "/protocols/" + protocol).extract().path("balance[0].id");
        now.settle(protocol, entry, "DROP", "kein Geld").then().statusCode(200);
        now.move(protocol, "PUT_TO_APPROVAL").then().statusCode(200);

        as(talks.head(school(0))).body(Map.of("votes", List.of(Map.of("entryId", entry, "vote", "OBJECTED", "text",
                "Die Geräte fehlen noch immer.")), "rest", "APPROVED")).post("/protocols/" + protocol + "/votes").then()
                .statusCode(200);
        now.approve(talks.it(), protocol).then().statusCode(200).body("protocol.status", equalTo("IN_ABSTIMMUNG"));

        get(talks.it(), "/agreements?jahr=2027").body("items.outcome", contains("OPEN"));
    }

    /** Whoever did not take part last year is not told that there is no protocol this year. */
    @Test
    void anAdviserWhoIsNewReadsTheBalanceAndNothingElseOfLastYear() {
        var agreement = agree(last, List.of(tablets(24)));
        var meeting = open2028();
        talks.enter(meeting, "KOMPETENZTEAM", "mb-new");
        var now = Protocols.held(talks, school(0), meeting, 2028, "2028-03-07");
        var protocol = now.start(null);
        talks.events().send(item(UUID.randomUUID(), agreement, "ORDERED", 18), 0, 0);
        talks.events().awaitApplied();
        now.settle(protocol, get(talks.it(), "/protocols/" + protocol).extract().path("balance[0].id"), "CLOSE", null).then()
                .statusCode(200);
        var newcomer = talks.adviser("mb-new", school(0));

        get(newcomer, "/protocols/" + protocol).statusCode(200).body("balance.agreement.id", contains(agreement))
                .body("balance[0].agreement.line.quantity", equalTo(24))
                .body("balance[0].agreement.progress.delivered", equalTo(18)).body("balance[0].settlement", equalTo("CLOSE"));
        get(newcomer, "/agreements").body("items", hasSize(0));
        get(newcomer, "/agreements/" + agreement).statusCode(404);
        get(newcomer, "/meetings/" + last.meeting()).statusCode(404);
    }

    /** Nothing that was agreed on is lost because it was not last year's regular talk. */
    @Test
    void whatIsOpenOfOtherEarlierTalksStandsInTheBalance() {
        var ofLast = last.start(null);
        last.addLine(ofLast, training("Tabletdidaktik"));
        as(talks.it()).body(Map.of("jahr", 2026, "bookingFrom", "2025-11-01", "bookingUntil", "2026-06-30", "topicsUntil",
                "2026-01-31", "objectionDays", 14)).post("/rounds").then().statusCode(201);
        String longAgo = get(talks.it(), "/meetings?jahr=2026").extract().path("items[0].id");
        agree(Protocols.held(talks, school(0), longAgo, 2026, "2026-12-01"), List.of(tablets(24), rejected(30)));
        String beside = as(talks.it()).body(Map.of("schulnummer", school(0), "jahr", 2027, "reason", "Wasserschaden"))
                .post("/meetings").then().statusCode(201).extract().path("id");
        agree(Protocols.held(talks, school(0), beside, 2027, "2027-03-08"), List.of(tablets(6)));
        last.finish(ofLast);

        var protocol = nextTalk().start(null);

        get(talks.it(), "/protocols/" + protocol).body("balance.agreement.line.quantity", containsInAnyOrder(24, 6, 12))
                .body("balance.agreement.jahr", containsInAnyOrder(2026, 2027, 2027));
    }

    @Test
    void theDossierOfTheNextTalkHasTheLinesOfTheLast() {
        var agreement = agree(last, List.of(tablets(24)));
        var next = open2028();

        get(talks.head(school(0)), "/meetings/" + next + "/dossier/draft").body("lastAgreements.id", contains(agreement))
                .body("lastAgreements[0].outcome", equalTo("OPEN"));
    }

    @Test
    void aTrainingIsDoneWhenSomebodySaysSoAndAPurchaseWhenItArrives() {
        agree(last, List.of(training("Tabletdidaktik"), tablets(24)));
        List<String> ids = get(talks.it(), "/agreements").extract().path("items.id");
        get(talks.adviser("mb-1", school(0)), "/agreements?kind=TRAINING").body("items.id", contains(ids.getFirst()));

        as(talks.it()).body(Map.of("transition", "COMPLETE")).post("/agreements/" + ids.get(0) + "/transitions").then()
                .statusCode(200).body("outcome", equalTo("DONE")).body("outcomeOn", equalTo(TODAY.toString()));
        as(talks.it()).body(Map.of("transition", "COMPLETE")).post("/agreements/" + ids.get(0) + "/transitions").then()
                .statusCode(409).body("type", equalTo("/problems/agreement-closed"));
        as(talks.it()).body(Map.of("transition", "COMPLETE")).post("/agreements/" + ids.get(1) + "/transitions").then()
                .statusCode(422).body("type", equalTo("/problems/agreement-is-purchase"));
        as(talks.head(school(0))).body(Map.of("transition", "COMPLETE")).post("/agreements/" + ids.get(0) + "/transitions")
                .then().statusCode(403);
    }

    @Test
    void refusesLinesThatNobodyCouldActOn() {
        var protocol = last.start(null);
        var lines = "/protocols/" + protocol + "/lines";
        var without = new HashMap<>(tablets(24));
        without.remove("deviceClass");

        as(talks.it()).body(without).post(lines).then().statusCode(422).body("type", equalTo("/problems/agreement-incomplete"));
        as(talks.it()).body(tablets(0)).post(lines).then().statusCode(422);
        as(talks.it()).body(with(tablets(3), "decision", "REJECTED")).post(lines).then().statusCode(422)
                .body("type", equalTo("/problems/reason-required"));
        as(talks.it()).body(with(tablets(3), "kind", "TRAINING")).post(lines).then().statusCode(422);
    }

    /** Makes a protocol with these lines final; returns the id of the first. */
    private static String agree(Protocols talk, List<Map<String, Object>> lines) {
        var protocol = talk.start(null);
        var ids = lines.stream().map(line -> talk.addLine(protocol, line)).toList();
        talk.finish(protocol);
        return ids.getFirst();
    }

    private String open2028() {
        as(talks.it()).body(Map.of("jahr", 2028, "bookingFrom", "2027-11-01", "bookingUntil", "2028-06-30", "topicsUntil",
                "2028-01-31", "objectionDays", 14)).post("/rounds").then().statusCode(201);
        return get(talks.it(), "/meetings?jahr=2028").extract().path("items[0].id");
    }

    private Protocols nextTalk() {
        return Protocols.held(talks, school(0), open2028(), 2028, "2028-03-07");
    }

    private static Map<String, Object> training(String topic) {
        return Map.of("kind", "TRAINING", "text", "Fortbildung", "quantity", 12, "roomIds", List.of(), "owner",
                "MEDIENBERATUNG", "decision", "ACCEPTED", "trainingTopic", topic);
    }

    private static Map<String, Object> deferred(int quantity) {
        return with(with(tablets(quantity), "decision", "DEFERRED"), "decisionReason", "Haushalt 2028");
    }

    private static Map<String, Object> rejected(int quantity) {
        return with(with(tablets(quantity), "decision", "REJECTED"), "decisionReason", "über dem Standard");
    }

    private static Map<String, Object> with(Map<String, Object> line, String field, @Nullable Object value) {
        var changed = new HashMap<>(line);
        changed.put(field, value);
        return changed;
    }

    private static ProcurementItemState item(UUID id, String agreement, String status, int delivered) {
        return new ProcurementItemState(id, school(0), UUID.fromString(agreement), null, "TABLET", 24, status, "B-2027-1",
                LocalDate.of(2027, 4, 1), delivered, delivered, status.equals("DELIVERED") ? LocalDate.of(2027, 6, 1) : null,
                null, null, null);
    }
}
