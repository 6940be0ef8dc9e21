package de.schulausstattung.meeting.planning;

import static de.schulausstattung.meeting.Talks.JAHR;
import static de.schulausstattung.meeting.Talks.school;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import de.schulausstattung.meeting.MeetingServiceTest;
import de.schulausstattung.meeting.States;
import de.schulausstattung.meeting.Talks;
import de.schulausstattung.platform.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;

/** S4-02, S4-21, and question 8: which schools lack an appointment, an acceptance, a Medienkonzept. */
@QuarkusTest
class RoundTest extends MeetingServiceTest {

    @Test
    void plansOneRegularTalkForEachSchoolInOperation() {
        var talks = Talks.withoutRound(3);
        talks.events().send(States.atRest(school(7)));
        talks.events().awaitApplied();

        talks.open().then().body("zieljahr", equalTo(JAHR + 1));

        get(talks.it(), "/meetings?jahr=2027").statusCode(200)
                .body("items.schulnummer", contains(school(0), school(1), school(2)))
                .body("items.kind", contains("REGULAR", "REGULAR", "REGULAR"))
                .body("items.zieljahr", contains(2028, 2028, 2028));
        assertThat(query(Long.class, "SELECT count(*) FROM outbox_event WHERE tenant_id = ? AND topic = 'meetings.meeting'",
                "traeger-" + talks.traeger())).isEqualTo(3);
        as(talks.it()).body(Talks.round()).post("/rounds").then().statusCode(409);
        get(talks.it(), "/meetings?jahr=2027").body("items", hasSize(3));
    }

    @Test
    void plansForSchoolsThatCameLaterAndForNobodyTwice() {
        var talks = Talks.ofSchools(1);
        talks.events().send(States.school(school(1), "G"));
        talks.events().awaitApplied();

        as(talks.it()).post("/rounds/2027/meetings").then().statusCode(200).body("planned", equalTo(1));
        as(talks.it()).post("/rounds/2027/meetings").then().statusCode(200).body("planned", equalTo(0));

        get(talks.it(), "/meetings?jahr=2027").body("items.schulnummer", contains(school(0), school(1)));
    }

    @Test
    void theTalkKnowsTheOneOfTheYearBefore() {
        var talks = Talks.ofSchools(1);
        var before = talks.meeting(school(0));

        as(talks.it()).body(round(2028)).post("/rounds").then().statusCode(201);

        get(talks.it(), "/meetings?jahr=2028").body("items.predecessorId", contains(before));
    }

    @Test
    void tellsWhichSchoolsLackWhat() {
        var talks = Talks.ofSchools(3);
        talks.events().send(States.medienkonzept(school(0), "2025", LocalDate.of(2025, 6, 1)));
        talks.events().send(States.medienkonzept(school(0), "2026", LocalDate.of(2026, 6, 1)));
        talks.events().awaitApplied();
        var slots = talks.offer("IT 1", "2027-03-02", "09:00", "11:00");
        talks.book(talks.it(), talks.meeting(school(0)), slots.get(0)).then().statusCode(200);
        var booked = talks.meeting(school(1));
        as(talks.head(school(1))).header("If-Match", talks.tag(booked))
                .body(Map.of("slotId", slots.get(1), "function", "SCHULLEITUNG"))
                .put("/meetings/" + booked + "/appointment").then().statusCode(200);

        get(talks.it(), "/rounds/2027/schools?lacks=APPOINTMENT").body("schools", equalTo(3))
                .body("items.schulnummer", contains(school(2)))
                .body("lacking.APPOINTMENT", equalTo(1)).body("lacking.ACCEPTANCE", equalTo(2))
                .body("lacking.MEDIENKONZEPT", equalTo(2)).body("lacking.PARTY", equalTo(3));
        get(talks.it(), "/rounds/2027/schools?lacks=ACCEPTANCE").body("items.schulnummer", contains(school(0), school(2)));
        get(talks.it(), "/rounds/2027/schools?lacks=MEDIENKONZEPT").body("items.schulnummer", contains(school(1), school(2)));
        // exactly one regular talk for each school, and none in Ferien
        get(talks.it(), "/meetings?jahr=2027&kind=REGULAR").body("items.schulnummer",
                contains(school(0), school(1), school(2)));
        talks.offered("IT 1", "2027-03-22", "2027-04-02", "09:00").then().statusCode(422)
                .body("type", equalTo("/problems/slots-none"));
        get(talks.it(), "/rounds/2027/schools").body("items", hasSize(3)).body("items[0].medienkonzept", equalTo("2026"))
                .body("items[0].status", equalTo("BOOKED"));
    }

    @Test
    void aSchoolSeesItselfOnlyAndAnAdviserNoBoard() {
        var talks = Talks.ofSchools(2);

        get(talks.head(school(1)), "/rounds/2027/schools").body("schools", equalTo(1))
                .body("items.schulnummer", contains(school(1)));
        get(talks.adviser("mb-1", school(1)), "/rounds/2027/schools").statusCode(403);
        get(talks.adviser("mb-1", school(1)), "/meetings").body("items", empty());
        get(Tokens.bildungsbuero("05754"), "/rounds/2027/schools").statusCode(403);
    }

    @Test
    void changesItsDaysForTheVersionThatWasRead() {
        var talks = Talks.ofSchools(1);
        var days = new HashMap<>(Talks.round());
        days.remove("jahr");
        days.put("topicsUntil", "2027-02-28");

        as(talks.it()).body(days).put("/rounds/2027").then().statusCode(428);
        as(talks.it()).header("If-Match", "\"0.0\"").body(days).put("/rounds/2027").then().statusCode(200)
                .header("ETag", "\"0.1\"").body("topicsUntil", equalTo("2027-02-28"));
        as(talks.it()).header("If-Match", "\"0.0\"").body(days).put("/rounds/2027").then().statusCode(412);
        days.put("bookingUntil", "2026-10-01");
        as(talks.it()).header("If-Match", "\"0.1\"").body(days).put("/rounds/2027").then().statusCode(422)
                .body("type", equalTo("/problems/talk-round-refused"));
        as(talks.head(school(0))).header("If-Match", "\"0.1\"").body(days).put("/rounds/2027").then().statusCode(403);
    }

    private static Map<String, Object> round(int jahr) {
        return Map.of("jahr", jahr, "bookingFrom", jahr - 1 + "-11-01", "bookingUntil", jahr + "-06-30", "topicsUntil",
                jahr + "-01-31", "objectionDays", 14);
    }
}
