package de.schulausstattung.meeting.meeting;

import static de.schulausstattung.meeting.Talks.school;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import de.schulausstattung.meeting.MeetingServiceTest;
import de.schulausstattung.meeting.Talks;
import de.schulausstattung.platform.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;

/** S4-05: a school books one of the slots on offer, moves and gives back; nobody gets what another has. */
@QuarkusTest
class BookingTest extends MeetingServiceTest {

    private static final int SCHOOLS = 200;

    /** Seen red with a look at whether the slot is free before it is taken: eleven schools had it. */
    @Test
    void ofTwoHundredSchoolsThatBookOneSlotOneGetsIt() throws Exception {
        var talks = Talks.ofSchools(SCHOOLS);
        var slot = talks.offer("IT 1", "2027-03-02", "09:00").getFirst();
        List<Map<String, Object>> meetings = get(talks.it(), "/meetings?jahr=2027&limit=500").extract().path("items");

        var statuses = atOnce(meetings.stream().<Callable<Integer>> map(meeting -> () -> as(
                talks.head(String.valueOf(meeting.get("schulnummer")))).header("If-Match", "\"0.0\"")
                .body(Map.of("slotId", slot)).put("/meetings/" + meeting.get("id") + "/appointment").statusCode()).toList());

        assertThat(statuses).hasSize(SCHOOLS).containsOnly(200, 409);
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        get(talks.it(), "/meetings?jahr=2027&status=BOOKED").body("items", hasSize(1));
        get(talks.it(), "/slots?free=true").body("items", hasSize(0));
    }

    @Test
    void twoWhoBookForOneSchoolAtOnceHaveOneEffect() throws Exception {
        var talks = Talks.ofSchools(1);
        var slots = talks.offer("IT 1", "2027-03-02", "09:00", "11:00", "13:00", "15:00");
        var meeting = talks.meeting(school(0));

        var statuses = atOnce(slots.stream().<Callable<Integer>> map(slot -> () -> as(talks.head(school(0)))
                .header("If-Match", "\"0.0\"").body(Map.of("slotId", slot)).put("/meetings/" + meeting + "/appointment")
                .statusCode()).toList());

        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(statuses).filteredOn(status -> status != 200).isSubsetOf(409, 412);
        get(talks.it(), "/slots?free=true").body("items", hasSize(3));
    }

    /** What is offered for a day that becomes one of Ferien later cannot be booked any more. */
    @Test
    void ferienThatAreDatedLaterCloseTheirDays() {
        var talks = Talks.ofSchools(1);
        var slot = talks.offer("IT 1", "2027-06-11", "09:00").getFirst();
        as(Tokens.betrieb()).body(Map.of("name", "Ausgleichstag", "firstDay", "2027-06-11", "lastDay", "2027-06-11", "source",
                "Erlass vom 03.05.2027")).post("/calendar/ferien").then().statusCode(200);

        talks.book(talks.it(), talks.meeting(school(0)), slot).then().statusCode(409)
                .body("type", equalTo("/problems/slot-on-day-off"));
        get(talks.it(), "/meetings").body("items[0].status", equalTo("PLANNED"));
        get(talks.it(), "/slots?free=true").body("items", hasSize(1));
    }

    @Test
    void movingMakesTheOldSlotFree() {
        var talks = Talks.ofSchools(2);
        var slots = talks.offer("IT 1", "2027-03-02", "09:00", "11:00");
        var meeting = talks.meeting(school(0));
        talks.book(talks.head(school(0)), meeting, slots.get(0)).then().statusCode(200).body("status", equalTo("BOOKED"))
                .body("startsAt", equalTo("2027-03-02T08:00:00Z"))
                .body("place", equalTo("Zentrum für digitale Lernwelten, Raum 3"))
                .body("sequence", equalTo(0));

        talks.book(talks.head(school(0)), meeting, slots.get(1)).then().statusCode(200).body("sequence", equalTo(1))
                .body("id", equalTo(meeting)).body("startsAt", equalTo("2027-03-02T10:00:00Z"));

        get(talks.it(), "/slots?free=true").body("items.id", contains(slots.get(0)));
        talks.book(talks.head(school(1)), talks.meeting(school(1)), slots.get(1)).then().statusCode(409)
                .body("type", equalTo("/problems/slot-taken"));
        talks.book(talks.head(school(1)), talks.meeting(school(1)), slots.get(0)).then().statusCode(200);
    }

    @Test
    void givingBackLeavesTheTalkToBeBookedAgain() {
        var talks = Talks.ofSchools(1);
        var slot = talks.offer("IT 1", "2027-03-02", "09:00").getFirst();
        var meeting = talks.meeting(school(0));
        as(talks.head(school(0))).header("If-Match", talks.tag(meeting)).delete("/meetings/" + meeting + "/appointment").then()
                .statusCode(409);
        talks.book(talks.head(school(0)), meeting, slot).then().statusCode(200);

        as(talks.head(school(0))).header("If-Match", talks.tag(meeting)).delete("/meetings/" + meeting + "/appointment").then()
                .statusCode(200).body("status", equalTo("PLANNED")).body("startsAt", nullValue());

        get(talks.it(), "/slots?free=true").body("items.id", contains(slot));
        talks.book(talks.head(school(0)), meeting, slot).then().statusCode(200).body("sequence", equalTo(2));
    }

    @Test
    void nobodyBooksForASchoolWhereHeHasNoSuchRight() {
        var talks = Talks.ofSchools(2);
        var slot = talks.offer("IT 1", "2027-03-02", "09:00").getFirst();
        var meeting = talks.meeting(school(0));
        talks.enter(meeting, "MEDIENBERATUNG", "mb-1");

        talks.book(talks.head(school(1)), meeting, slot).then().statusCode(404);
        talks.book(talks.adviser("mb-1", school(0)), meeting, slot).then().statusCode(403);
        // heads one school and advises the other: sees the talk, arranges nothing there
        var both = "/traeger/" + talks.traeger() + "/schulen/";
        var headAndAdviser = Tokens.of("mb-1", both + school(1) + "/schulleitung",
                both + school(0) + "/medienberatung");
        get(headAndAdviser, "/meetings/" + meeting).statusCode(200);
        talks.book(headAndAdviser, meeting, slot).then().statusCode(404);
        get(talks.it(), "/slots?free=true").body("items", hasSize(1));
    }

    @Test
    void schoolsBookWithinTheDaysOfTheRoundAndTheTraegerAtAnyTime() {
        var talks = Talks.withoutRound(1);
        as(talks.it()).body(Map.of("jahr", 2027, "bookingFrom", "2027-01-10", "bookingUntil", "2027-06-30", "topicsUntil",
                "2027-01-31", "objectionDays", 14)).post("/rounds").then().statusCode(201);
        var slot = talks.offer("IT 1", "2027-03-02", "09:00").getFirst();
        var meeting = talks.meeting(school(0));

        talks.book(talks.head(school(0)), meeting, slot).then().statusCode(409)
                .body("type", equalTo("/problems/booking-closed"));
        talks.book(talks.it(), meeting, slot).then().statusCode(200);
    }

    @Test
    void aSlotOfAnotherYearIsNoneForThisTalk() {
        var talks = Talks.ofSchools(1);
        as(talks.it()).body(Map.of("jahr", 2028, "bookingFrom", "2027-01-10", "bookingUntil", "2028-06-30", "topicsUntil",
                "2028-01-31", "objectionDays", 14)).post("/rounds").then().statusCode(201);
        var slot = talks.offer("IT 1", "2027-03-02", "09:00").getFirst();
        String later = get(talks.it(), "/meetings?jahr=2028").extract().path("items[0].id");

        talks.book(talks.it(), later, slot).then().statusCode(409).body("type", equalTo("/problems/slot-of-other-round"));
        get(talks.it(), "/slots?free=true").body("items", hasSize(1));
    }

    private static List<Integer> atOnce(List<Callable<Integer>> calls) throws Exception {
        var start = new CountDownLatch(1);
        try (var pool = Executors.newFixedThreadPool(Math.min(calls.size(), 64))) {
            var running = new ArrayList<Future<Integer>>();
            IntStream.range(0, calls.size()).forEach(i -> running.add(pool.submit(() -> {
                start.await();
                return calls.get(i).call();
            })));
            start.countDown();
            var answers = new ArrayList<Integer>();
            for (var one : running) {
                answers.add(one.get());
            }
            return answers;
        }
    }
}
