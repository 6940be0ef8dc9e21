package de.schulausstattung.meeting.preparation;

import static de.schulausstattung.meeting.Talks.school;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import java.time.LocalDate;
import java.util.Map;

import org.junit.jupiter.api.Test;

import de.schulausstattung.meeting.MeetingServiceTest;
import de.schulausstattung.meeting.States;
import de.schulausstattung.meeting.Talks;
import io.quarkus.test.junit.QuarkusTest;

/** Question 13: when is my talk, who comes, what do I need. */
@QuarkusTest
class NextMeetingTest extends MeetingServiceTest {

    @Test
    void tellsWhenWithWhomAndWhatToBring() {
        var talks = Talks.ofSchools(2);
        talks.events().send(States.medienkonzept(school(0), "2026", LocalDate.of(2026, 6, 1)));
        talks.events().awaitApplied();
        var meeting = talks.meeting(school(0));
        var slot = talks.offer("IT 1", "2027-03-02", "09:00").getFirst();
        as(talks.head(school(0))).header("If-Match", talks.tag(meeting))
                .body(Map.of("slotId", slot, "function", "SCHULLEITUNG")).put("/meetings/" + meeting + "/appointment").then()
                .statusCode(200);
        talks.enter(meeting, "IT_BESCHAFFUNG", "it-" + talks.traeger());

        get(talks.head(school(0)), "/schools/160000/meetings/next").statusCode(200)
                .body("meeting.id", equalTo(meeting)).body("meeting.startsAt", equalTo("2027-03-02T08:00:00Z"))
                .body("meeting.endsAt", equalTo("2027-03-02T09:30:00Z"))
                .body("participants.function", containsInAnyOrder("SCHULLEITUNG", "IT_BESCHAFFUNG"))
                .body("agenda.topic", hasItems("AUSTAUSCH", "MEDIENKONZEPT", "PROJEKTE", "NUTZUNG", "FORTBILDUNG"))
                .body("dossier", equalTo(false)).body("missingParties", contains("BERATUNG"))
                .body("medienkonzept.label", equalTo("2026"));
        get(talks.head(school(1)), "/schools/160000/meetings/next").statusCode(404);

        talks.enter(meeting, "MEDIENBERATUNG", "mb-1");
        as(talks.it()).post("/meetings/" + meeting + "/invitations").then().statusCode(200);
        get(talks.head(school(0)), "/schools/160000/meetings/next").body("missingParties", empty())
                .body("meeting.complete", equalTo(true)).body("dossier", equalTo(true));
        get(talks.head(school(0)), "/meetings/" + meeting + "/invitations/newest.ics").statusCode(200)
                .body(containsString("DTSTART;TZID=Europe/Berlin:20270302T090000"));
    }
}
