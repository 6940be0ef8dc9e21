package de.schulausstattung.meeting.feed;

import static de.schulausstattung.meeting.Talks.school;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import biweekly.Biweekly;
import de.schulausstattung.meeting.FixedClock;
import de.schulausstattung.meeting.MeetingServiceTest;
import de.schulausstattung.meeting.Talks;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** A calendar reads the talks of whoever made the link, until it is revoked; never what was said. */
@QuarkusTest
class FeedTest extends MeetingServiceTest {

    private Talks talks;
    private String first;
    private String second;

    @BeforeEach
    void book() {
        talks = Talks.ofSchools(2);
        first = talks.meeting(school(0));
        second = talks.meeting(school(1));
        var slots = talks.offer("IT 1", "2027-03-02", "09:00", "11:00");
        talks.book(talks.it(), first, slots.get(0)).then().statusCode(200);
        talks.book(talks.it(), second, slots.get(1)).then().statusCode(200);
    }

    @AfterEach
    void today() {
        FixedClock.putBack();
    }

    @Test
    void showsASchoolItsTalksAndAnAdviserThoseHeTakesPartIn() {
        var ofSchool = path(talks.head(school(0)));
        var ofAdviser = path(talks.adviser("mb-1", school(0), school(1)));
        var ofClerk = path(talks.it());

        assertThat(uids(ofSchool)).containsExactly(first + "@schulausstattung");
        assertThat(uids(ofAdviser)).isEmpty();
        assertThat(uids(ofClerk)).isEmpty();
        var entered = talks.enter(second, "MEDIENBERATUNG", "mb-1");
        assertThat(uids(ofAdviser)).containsExactly(second + "@schulausstattung");
        as(talks.it()).header("If-Match", "\"0.0\"").delete("/meetings/" + second + "/participants/" + entered).then()
                .statusCode(204);
        assertThat(uids(ofAdviser)).isEmpty();
    }

    @Test
    void showsWhenAndWhereAndNobodysName() {
        talks.enter(first, "MEDIENBERATUNG", "mb-1");
        var text = follow(path(talks.head(school(0)))).then().statusCode(200).extract().asString();

        var event = Biweekly.parse(text).first().getEvents().getFirst();
        assertThat(event.getDateStart().getValue().toInstant()).hasToString("2027-03-02T08:00:00Z");
        assertThat(event.getLocation().getValue()).contains("Raum 3");
        assertThat(text).doesNotContain("ATTENDEE", "mb-1", "@schule.nrw.de").contains("METHOD:PUBLISH", "CLASS:PRIVATE");
    }

    @Test
    void leadsNowhereOnceItIsRevokedOrExpired() {
        var revoked = path(talks.head(school(0)));
        var expired = path(talks.head(school(0)));
        String id = get(talks.head(school(0)), "/feeds").body("items", hasSize(2)).extract().path("items[1].id");
        as(talks.head(school(1))).header("If-Match", "\"0.0\"").delete("/feeds/" + id).then().statusCode(404);
        get(talks.head(school(1)), "/feeds").body("items", hasSize(0));
        as(talks.head(school(0))).delete("/feeds/" + id).then().statusCode(428);

        as(talks.head(school(0))).header("If-Match", "\"0.0\"").delete("/feeds/" + id).then().statusCode(204);

        follow(revoked).then().statusCode(404).body("type", equalTo("/problems/not-found"));
        follow(expired).then().statusCode(200);
        FixedClock.moveTo(LocalDate.of(2027, 12, 26));
        follow(expired).then().statusCode(404);
        follow("calendars/" + "A".repeat(43) + "/talks.ics").then().statusCode(404);
    }

    @Test
    void keepsTheHashOfTheSecretAlone() {
        var path = path(talks.head(school(0)));
        var secret = path.split("/", -1)[1];

        assertThat(query(Long.class, "SELECT count(*) FROM calendar_feed f WHERE tenant_id = ? AND to_jsonb(f)::text LIKE ?",
                "traeger-" + talks.traeger(), "%" + secret + "%")).isZero();
        follow(path).then().statusCode(200);
        get(talks.head(school(0)), "/feeds").body("items[0].lastUsedOn", equalTo("2026-11-20"));
    }

    private static String path(String token) {
        return as(token).post("/feeds").then().statusCode(201).extract().path("path");
    }

    private static Response follow(String path) {
        return given().get("/api/meetings/v1/" + path);
    }

    private static List<String> uids(String path) {
        return Biweekly.parse(follow(path).then().statusCode(200).extract().asString()).first().getEvents().stream()
                .map(event -> event.getUid().getValue()).toList();
    }
}
