package de.schulausstattung.meeting;

import static de.schulausstattung.meeting.MeetingServiceTest.as;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import de.schulausstattung.platform.testing.Tokens;
import io.restassured.response.Response;

/** A Träger with schools and the round of a year, for tests; every act goes over HTTP. */
public final class Talks {

    /** The year of the talks: in {@link MeetingServiceTest#TODAY} schools book for it. */
    public static final int JAHR = 2027;

    private final String traeger = MeetingServiceTest.newTraegernummer();
    private final Events events = new Events(traeger);

    private Talks() {
    }

    /** A Träger with so many schools, 160000 and on, and an open round. */
    public static Talks ofSchools(int count) {
        var talks = withoutRound(count);
        talks.open();
        return talks;
    }

    /** A Träger with so many schools. */
    public static Talks withoutRound(int count) {
        var talks = new Talks();
        talks.events.send(States.traeger(talks.traeger, "05754"));
        IntStream.range(0, count).forEach(i -> talks.events.send(States.school(school(i), "GE")));
        talks.events.awaitApplied();
        return talks;
    }

    /** The Schulnummer of one of them. */
    public static String school(int index) {
        return String.valueOf(160_000 + index);
    }

    /** What the round says. */
    public static Map<String, Object> round() {
        return Map.of("jahr", JAHR, "bookingFrom", "2026-11-01", "bookingUntil", "2027-06-30", "topicsUntil", "2027-01-31",
                "objectionDays", 14);
    }

    public Response open() {
        return as(it()).body(round()).post("/rounds").then().statusCode(201).extract().response();
    }

    public String traeger() {
        return traeger;
    }

    public Events events() {
        return events;
    }

    /** The clerk who organises. */
    public String it() {
        return Tokens.itBeschaffung(traeger);
    }

    /** A colleague who takes part in no talk. */
    public String colleague() {
        return Tokens.of("it-2-" + traeger, "/traeger/" + traeger + "/it-beschaffung");
    }

    /** The head of a school. */
    public String head(String school) {
        return Tokens.schulleitung(traeger, school);
    }

    /** An adviser of some schools. */
    public String adviser(String subject, String... schools) {
        return Tokens.of(subject, List.of(schools).stream()
                .map(school -> "/traeger/" + traeger + "/schulen/" + school + "/medienberatung").toArray(String[]::new));
    }

    /** Slots of a team on a day; returns their ids. */
    public List<String> offer(String team, String day, String... times) {
        return offered(team, day, day, times).then().statusCode(200).extract().path("items.id");
    }

    /** The answer to an offer on the working days of a time. */
    public Response offered(String team, String first, String last, String... times) {
        return offered(JAHR, team, first, last, times);
    }

    /** The same in a round of another year. */
    public Response offered(int jahr, String team, String first, String last, String... times) {
        return as(it()).body(Map.of("team", team, "firstDay", first, "lastDay", last, "weekdays",
                List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"), "times", List.of(times), "minutes", 90,
                "place", "Zentrum für digitale Lernwelten, Raum 3")).post("/rounds/" + jahr + "/slots");
    }

    /** The regular talk of a school. */
    public String meeting(String school) {
        return as(it()).get("/meetings?jahr=" + JAHR + "&schulnummer=" + school).then().statusCode(200).extract()
                .path("items[0].id");
    }

    /** The entity tag of a talk. */
    public String tag(String meeting) {
        return as(it()).get("/meetings/" + meeting).then().statusCode(200).extract().header("ETag");
    }

    /** Books or moves, for the newest version. */
    public Response book(String token, String meeting, String slot) {
        return as(token).header("If-Match", tag(meeting)).body(Map.of("slotId", slot))
                .put("/meetings/" + meeting + "/appointment");
    }

    /** Enters a participant; returns its id. */
    public String enter(String meeting, String function, String subject) {
        return as(it()).body(Map.of("function", function, "person", subject)).post("/meetings/" + meeting + "/participants")
                .then().statusCode(201).extract().path("id");
    }
}
