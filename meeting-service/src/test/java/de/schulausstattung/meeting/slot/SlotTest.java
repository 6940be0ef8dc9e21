package de.schulausstattung.meeting.slot;

import static de.schulausstattung.meeting.Talks.school;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import de.schulausstattung.meeting.MeetingServiceTest;
import de.schulausstattung.meeting.Talks;
import io.quarkus.test.junit.QuarkusTest;

/** S4-05: fixed time frames, no overlap for the same people, not in Ferien, not on Feiertage. */
@QuarkusTest
class SlotTest extends MeetingServiceTest {

    private Talks talks;

    @BeforeEach
    void open() {
        talks = Talks.ofSchools(2);
    }

    @Test
    void leavesOutFerienAndFeiertage() {
        // Thursday 18 March to Tuesday 6 April 2027: Osterferien from 20 March to 4 April, Ostermontag was 29 March
        talks.offered("IT 1", "2027-03-18", "2027-04-06", "09:00", "11:00").then().statusCode(200)
                .body("items.startsAt", contains("2027-03-18T08:00:00Z", "2027-03-18T10:00:00Z", "2027-03-19T08:00:00Z",
                        "2027-03-19T10:00:00Z", "2027-04-05T07:00:00Z", "2027-04-05T09:00:00Z", "2027-04-06T07:00:00Z",
                        "2027-04-06T09:00:00Z"))
                .body("skipped", hasSize(10)).body("skipped[0].name", equalTo("Osterferien"));
        talks.offered("IT 1", "2027-05-27", "2027-05-27", "09:00").then().statusCode(422)
                .body("type", equalTo("/problems/slots-none"));
    }

    /** Christmas 2028 is the last that is recorded: when Easter is nobody could say. */
    @Test
    void refusesDaysBehindTheLastFerienThatAreRecorded() {
        as(talks.it()).body(Map.of("jahr", 2029, "bookingFrom", "2028-11-01", "bookingUntil", "2029-06-30", "topicsUntil",
                "2029-01-31", "objectionDays", 14)).post("/rounds").then().statusCode(201);

        talks.offered(2029, "IT 1", "2029-03-01", "2029-03-31", "09:00").then().statusCode(422)
                .body("type", equalTo("/problems/ferien-unknown"));
    }

    @Test
    void keepsATeamOutOfTwoTalksAtOnce() {
        talks.offer("IT 1", "2027-03-02", "09:00");

        talks.offered("IT 1", "2027-03-02", "2027-03-02", "10:00").then().statusCode(409)
                .body("type", equalTo("/problems/slot-time-taken"));
        talks.offered("IT 1", "2027-03-01", "2027-03-03", "10:29").then().statusCode(409);
        assertThat(talks.offer("IT 1", "2027-03-02", "10:30")).hasSize(1);
        assertThat(talks.offer("IT 2", "2027-03-02", "10:00")).hasSize(1);
        get(talks.it(), "/slots?jahr=2027&count=exact").body("count.value", equalTo(3));
    }

    @Test
    void offersInTheYearOfTheRoundOnly() {
        talks.offered("IT 1", "2028-03-02", "2028-03-02", "09:00").then().statusCode(422)
                .body("type", equalTo("/problems/slots-refused"));
        talks.offered("IT 1", "2027-03-03", "2027-03-02", "09:00").then().statusCode(422);
        as(talks.it())
                .body("""
                        {"team":"IT","firstDay":"2029-03-01","lastDay":"2029-03-01","weekdays":["THURSDAY"],"times":["09:00"],"minutes":60}""")
                .post("/rounds/2029/slots").then().statusCode(422).body("type", equalTo("/problems/talk-round-unknown"));
    }

    @Test
    void takesBackWhatNobodyBooked() {
        var slots = talks.offer("IT 1", "2027-03-02", "09:00", "11:00");
        talks.book(talks.it(), talks.meeting(school(0)), slots.get(0)).then().statusCode(200);

        as(talks.it()).delete("/slots/" + slots.get(1)).then().statusCode(428);
        as(talks.it()).header("If-Match", "\"0.0\"").delete("/slots/" + slots.get(1)).then().statusCode(204);
        as(talks.it()).header("If-Match", "\"0.1\"").delete("/slots/" + slots.get(0)).then().statusCode(409)
                .body("type", equalTo("/problems/slot-booked"));
        as(talks.head(school(0))).header("If-Match", "\"0.1\"").delete("/slots/" + slots.get(0)).then().statusCode(403);
    }

    @Test
    void showsASchoolWhatIsFreeAndItsOwn() {
        var slots = talks.offer("IT 1", "2027-03-02", "09:00", "11:00", "13:00");
        talks.book(talks.it(), talks.meeting(school(0)), slots.get(0)).then().statusCode(200);
        talks.book(talks.it(), talks.meeting(school(1)), slots.get(1)).then().statusCode(200);

        get(talks.head(school(1)), "/slots?count=exact").body("items.id", contains(slots.get(1), slots.get(2)))
                .body("count.value", equalTo(2));
        get(talks.head(school(1)), "/slots?free=true").body("items.id", contains(slots.get(2)));
        get(talks.it(), "/slots?schulnummer=" + school(0)).body("items.id", contains(slots.get(0)));
        get(talks.adviser("mb-1", school(1)), "/slots").statusCode(403);
    }
}
