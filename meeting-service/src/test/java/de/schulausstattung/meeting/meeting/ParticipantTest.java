package de.schulausstattung.meeting.meeting;

import static de.schulausstattung.meeting.Talks.school;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import de.schulausstattung.meeting.MeetingServiceTest;
import de.schulausstattung.meeting.Talks;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** S4-04, S4-06, S4-18: who takes part, and who therefore reads. */
@QuarkusTest
class ParticipantTest extends MeetingServiceTest {

    private Talks talks;
    private String meeting;
    private String other;

    @BeforeEach
    void open() {
        talks = Talks.ofSchools(2);
        meeting = talks.meeting(school(0));
        other = talks.meeting(school(1));
    }

    @Test
    void anAdviserSeesTheTalkHeTakesPartInAndNoOther() {
        var adviser = talks.adviser("mb-1", school(0), school(1));
        get(adviser, "/meetings/" + meeting).statusCode(404);
        get(adviser, "/meetings/" + meeting + "/participants").statusCode(404);
        get(adviser, "/schools/" + school(0) + "/meetings/next").statusCode(404);

        var entered = talks.enter(meeting, "MEDIENBERATUNG", "mb-1");

        get(adviser, "/meetings").body("items.id", contains(meeting));
        get(adviser, "/meetings/" + meeting).statusCode(200);
        get(adviser, "/meetings/" + meeting + "/participants").body("items.function", contains("MEDIENBERATUNG"));
        get(adviser, "/meetings/" + other).statusCode(404);
        get(adviser, "/changes?limit=500").statusCode(403);
        get(talks.adviser("mb-2", school(0)), "/meetings/" + meeting).statusCode(404);

        as(talks.it()).header("If-Match", "\"0.0\"").delete("/meetings/" + meeting + "/participants/" + entered).then()
                .statusCode(204);
        get(adviser, "/meetings/" + meeting).statusCode(404);
        get(adviser, "/meetings").body("items", empty());
    }

    @Test
    void aSchoolEntersItsOwnPeopleAndTheTraegerEverybody() {
        var participants = "/meetings/" + meeting + "/participants";

        as(talks.head(school(0))).body(participant("MEDIENBEAUFTRAGTE", "mbe-1")).post(participants).then().statusCode(201)
                .body("party", equalTo("SCHULE")).body("answer", equalTo("OPEN"));
        as(talks.head(school(0))).body(participant("IT_BESCHAFFUNG", "it-x")).post(participants).then().statusCode(422)
                .body("type", equalTo("/problems/participant-of-other-party"));
        as(talks.head(school(1))).body(participant("SCHULLEITUNG", "sl-x")).post(participants).then().statusCode(404);
        talks.enter(meeting, "IT_BESCHAFFUNG", "it-x");
        as(talks.it()).body(participant("SCHULVERWALTUNG", "it-x")).post(participants).then().statusCode(409)
                .body("type", equalTo("/problems/participant-subject-taken"));
        as(talks.head(school(0))).header("If-Match", "\"0.0\"").delete(participants + "/" + id("it-x")).then().statusCode(422);
        get(talks.it(), participants).body("items.subject", containsInAnyOrder("mbe-1", "it-x"));
    }

    @Test
    void isCompleteWhileAllThreePartiesAreExpected() {
        talks.enter(meeting, "SCHULLEITUNG", "sl-" + school(0));
        talks.enter(meeting, "IT_BESCHAFFUNG", "it-" + talks.traeger());
        get(talks.it(), "/meetings/" + meeting).body("complete", equalTo(false));
        talks.enter(meeting, "KOMPETENZTEAM", "kt-1");
        get(talks.it(), "/meetings/" + meeting).body("complete", equalTo(true));

        as(talks.head(school(0))).body(Map.of("answer", "DECLINED")).post("/meetings/" + meeting + "/answers").then()
                .statusCode(200).body("answer", equalTo("DECLINED"));

        get(talks.it(), "/meetings/" + meeting).body("complete", equalTo(false));
        get(talks.it(), "/meetings?complete=true").body("items", empty());
        as(talks.colleague()).body(Map.of("answer", "ACCEPTED")).post("/meetings/" + meeting + "/answers").then()
                .statusCode(404);
    }

    @Test
    void aTalkThatWasHeldTellsWhoWasThere() {
        var head = talks.enter(meeting, "SCHULLEITUNG", "sl-" + school(0));
        var clerk = talks.enter(meeting, "IT_BESCHAFFUNG", "it-" + talks.traeger());
        talks.enter(meeting, "MEDIENBERATUNG", "mb-1");
        talks.book(talks.it(), meeting, talks.offer("IT 1", "2027-03-02", "09:00").getFirst()).then().statusCode(200);
        hold(List.of(head)).statusCode(409).body("type", equalTo("/problems/meeting-grounds-missing"));
        as(talks.head(school(0))).header("If-Match", talks.tag(meeting))
                .body(Map.of("medienkonzeptMissing", true, "mepVersion", "2026")).put("/meetings/" + meeting).then()
                .statusCode(200);
        hold(List.of(head, other)).statusCode(422).body("type", equalTo("/problems/participant-unknown"));

        hold(List.of(head, clerk)).statusCode(200).body("status", equalTo("HELD")).body("complete", equalTo(false));

        get(talks.it(), "/meetings/" + meeting + "/participants").body("items.attended", contains(true, true, false));
        as(talks.it()).body(participant("MEDIENBERATUNG", "mb-2")).post("/meetings/" + meeting + "/participants").then()
                .statusCode(409).body("type", equalTo("/problems/meeting-over"));
        hold(List.of()).statusCode(409);
    }

    @Test
    void aTalkBesideTheRegularOneSaysWhy() {
        as(talks.it()).body(Map.of("schulnummer", school(0), "jahr", 2027, "reason", "Wasserschaden im Serverraum"))
                .post("/meetings").then().statusCode(201).body("kind", equalTo("ADDITIONAL"));
        as(talks.it()).body(Map.of("schulnummer", "199999", "jahr", 2027, "reason", "x")).post("/meetings").then()
                .statusCode(422).body("type", equalTo("/problems/school-unknown"));
        as(talks.it()).body(Map.of("schulnummer", school(0), "jahr", 2029, "reason", "x")).post("/meetings").then()
                .statusCode(422).body("type", equalTo("/problems/talk-round-unknown"));
        get(talks.head(school(0)), "/meetings").body("items", hasSize(2));
        get(talks.it(), "/meetings?kind=ADDITIONAL").body("items", hasSize(1));
    }

    private ValidatableResponse hold(List<String> present) {
        return as(talks.it()).body(Map.of("transition", "HOLD", "attended", present))
                .post("/meetings/" + meeting + "/transitions").then();
    }

    private String id(String subject) {
        return get(talks.it(), "/meetings/" + meeting + "/participants").extract()
                .path("items.find { it.subject == '" + subject + "' }.id");
    }

    private static Map<String, String> participant(String function, String subject) {
        return Map.of("function", function, "person", subject);
    }
}
