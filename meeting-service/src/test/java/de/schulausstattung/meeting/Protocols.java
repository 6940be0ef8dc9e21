package de.schulausstattung.meeting;

import static de.schulausstattung.meeting.MeetingServiceTest.as;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.restassured.response.Response;

/** A talk that was held, and its protocol; every act goes over HTTP. */
public final class Protocols {

    private final Talks talks;
    private final String school;
    private final String meeting;

    private Protocols(Talks talks, String school, String meeting) {
        this.talks = talks;
        this.school = school;
        this.meeting = meeting;
    }

    /** The talk of a school was held, with all three parties. */
    public static Protocols held(Talks talks, String school, String day) {
        return held(talks, school, talks.meeting(school), Talks.JAHR, day);
    }

    /** The same, in a round of another year. */
    public static Protocols held(Talks talks, String school, String meeting, int jahr, String day) {
        var protocols = new Protocols(talks, school, meeting);
        var people = List.of(talks.enter(meeting, "SCHULLEITUNG", "sl-" + school),
                talks.enter(meeting, "IT_BESCHAFFUNG", "it-" + talks.traeger()),
                talks.enter(meeting, "MEDIENBERATUNG", "mb-1"));
        String slot = talks.offered(jahr, "IT " + school, day, day, "09:00").then().statusCode(200).extract()
                .path("items[0].id");
        talks.book(talks.it(), meeting, slot).then().statusCode(200);
        as(talks.it()).header("If-Match", talks.tag(meeting)).body(Map.of("medienkonzeptMissing", true, "mepVersion", "2026"))
                .put("/meetings/" + meeting).then().statusCode(200);
        as(talks.it()).body(Map.of("transition", "HOLD", "attended", people)).post("/meetings/" + meeting + "/transitions")
                .then().statusCode(200);
        return protocols;
    }

    public String meeting() {
        return meeting;
    }

    /** Begins the protocol, or a supplement; returns its id. */
    public String start(@Nullable String reason) {
        var body = new HashMap<String, Object>();
        if (reason != null) {
            body.put("reason", reason);
        }
        return as(talks.it()).body(body).post("/meetings/" + meeting + "/protocols").then().statusCode(201).extract()
                .path("protocol.id");
    }

    /** A purchase of so many tablets. */
    public static Map<String, Object> tablets(int quantity) {
        return Map.of("kind", "PURCHASE", "text", quantity + " Tablets für Jahrgang 5", "deviceClass", "TABLET", "quantity",
                quantity, "roomIds", List.of(), "jahrgang", "05", "owner", "IT_BESCHAFFUNG", "decision", "ACCEPTED",
                "dueOn", "2027-08-01");
    }

    /** Adds a line; returns its id. */
    public String addLine(String protocol, Map<String, Object> line) {
        return as(talks.it()).body(line).post("/protocols/" + protocol + "/lines").then().statusCode(201).extract().path("id");
    }

    public Response move(String protocol, String transition) {
        return move(protocol, transition, talks.it());
    }

    /** The same, by somebody. */
    public Response move(String protocol, String transition, String token) {
        return as(token).body(Map.of("transition", transition)).post("/protocols/" + protocol + "/transitions");
    }

    /** Says yes to all, for the party of whoever's token it is. */
    public Response approve(String token, String protocol) {
        return as(token).body(Map.of("votes", List.of(), "rest", "APPROVED")).post("/protocols/" + protocol + "/votes");
    }

    /** Puts it to approval, and both approve. */
    public void finish(String protocol) {
        move(protocol, "PUT_TO_APPROVAL").then().statusCode(200);
        approve(talks.head(school), protocol).then().statusCode(200);
        approve(talks.it(), protocol).then().statusCode(200);
    }

    /** Says what becomes of a line of last year. */
    public Response settle(String protocol, String entry, String settlement, @Nullable String reason) {
        var body = new HashMap<String, Object>(Map.of("settlement", settlement));
        if (reason != null) {
            body.put("reason", reason);
        }
        int version = as(talks.it()).get("/protocols/" + protocol).then().extract()
                .path("balance.find { it.id == '" + entry + "' }.version");
        return as(talks.it()).header("If-Match", "\"0." + version + "\"").body(body)
                .put("/protocols/" + protocol + "/balance/" + entry);
    }
}
