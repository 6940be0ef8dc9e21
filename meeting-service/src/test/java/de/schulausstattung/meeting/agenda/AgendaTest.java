package de.schulausstattung.meeting.agenda;

import static de.schulausstattung.meeting.Talks.school;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import de.schulausstattung.meeting.MeetingServiceTest;
import de.schulausstattung.meeting.Talks;
import io.quarkus.test.junit.QuarkusTest;

/** S4-11 to S4-16: the balance of last year, the five questions, and Bau, Wartung, Support. */
@QuarkusTest
class AgendaTest extends MeetingServiceTest {

    private Talks talks;
    private String meeting;

    @BeforeEach
    void open() {
        talks = Talks.ofSchools(2);
        meeting = talks.meeting(school(0));
    }

    @Test
    void asksTheFiveQuestionsAfterTheBalance() {
        get(talks.head(school(0)), "/meetings/" + meeting + "/agenda").statusCode(200).body("template", equalTo("standard-1"))
                .body("laidDown", equalTo(false)).body("items.topic", contains("RUECKBLICK", "AUSTAUSCH", "MEDIENKONZEPT",
                        "PROJEKTE", "NUTZUNG", "FORTBILDUNG", "BAU", "WARTUNG", "SUPPORT"));
    }

    @Test
    void aNewTemplateChangesTalksToWhichNobodyIsInvitedYet() {
        var other = talks.meeting(school(1));
        talks.book(talks.it(), meeting, talks.offer("IT 1", "2027-03-02", "09:00").getFirst()).then().statusCode(200);
        as(talks.it()).post("/meetings/" + meeting + "/invitations").then().statusCode(200);

        as(talks.it()).body(Map.of("items", List.of(Map.of("topic", "SONSTIGES", "title", "Alles Weitere"))))
                .post("/agenda-templates").then().statusCode(200).body("name", equalTo("eigene-1"));

        get(talks.it(), "/meetings/" + meeting + "/agenda").body("laidDown", equalTo(true)).body("items", hasSize(9))
                .body("template", equalTo("standard-1"));
        get(talks.it(), "/meetings/" + other + "/agenda").body("items.title", contains("Alles Weitere"));
        get(talks.it(), "/agenda-templates").body("items.name", contains("eigene-1", "standard-1"));
        as(talks.head(school(0))).body(Map.of("items", List.of(Map.of("topic", "BAU", "title", "x")))).post("/agenda-templates")
                .then().statusCode(403);
    }

    @Test
    void eachPartyProposesAndTakesBackItsOwn() {
        talks.enter(meeting, "MEDIENBERATUNG", "mb-1");
        var adviser = talks.adviser("mb-1", school(0));
        String own = propose(talks.head(school(0)), "Neue Tafeln im Altbau");
        propose(adviser, "Medienscouts");

        get(adviser, "/meetings/" + meeting + "/agenda").body("items.title", hasItem("Neue Tafeln im Altbau"))
                .body("items", hasSize(11)).body("items[10].proposedBy", equalTo("mb-1"));
        as(adviser).header("If-Match", "\"0.0\"").delete("/meetings/" + meeting + "/agenda/items/" + own).then()
                .statusCode(404);
        as(talks.head(school(0))).delete("/meetings/" + meeting + "/agenda/items/" + own).then().statusCode(428);
        as(talks.head(school(0))).header("If-Match", "\"0.0\"").delete("/meetings/" + meeting + "/agenda/items/" + own).then()
                .statusCode(204);
        as(talks.head(school(1))).body(topic("x")).post("/meetings/" + meeting + "/agenda/items").then().statusCode(404);
    }

    @Test
    void schoolsProposeUntilTheDayOfTheRound() {
        var late = Talks.withoutRound(1);
        as(late.it()).body(Map.of("jahr", 2027, "bookingFrom", "2026-11-01", "bookingUntil", "2027-06-30", "topicsUntil",
                "2026-11-19", "objectionDays", 14)).post("/rounds").then().statusCode(201);
        var talk = late.meeting(school(0));

        as(late.head(school(0))).body(topic("zu spät")).post("/meetings/" + talk + "/agenda/items").then().statusCode(409)
                .body("type", equalTo("/problems/topics-closed"));
        as(late.it()).body(topic("noch nicht")).post("/meetings/" + talk + "/agenda/items").then().statusCode(201);
    }

    private String propose(String token, String title) {
        return as(token).body(topic(title)).post("/meetings/" + meeting + "/agenda/items").then().statusCode(201).extract()
                .path("id");
    }

    private static Map<String, String> topic(String title) {
        return Map.of("topic", "PROJEKTE", "title", title);
    }
}
