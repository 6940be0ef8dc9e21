package de.schulausstattung.meeting.invitation;

import static de.schulausstattung.meeting.Talks.school;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import biweekly.property.Attendee;
import de.schulausstattung.meeting.MailServer;
import de.schulausstattung.meeting.MeetingServiceTest;
import de.schulausstattung.meeting.Talks;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** S4-03, S4-05: invitations arrive as mails with an appointment that calendars understand, each once. */
@QuarkusTest
class InvitationTest extends MeetingServiceTest {

    private Talks talks;
    private String meeting;
    private String adviser;

    @BeforeEach
    void open() {
        talks = Talks.ofSchools(2);
        meeting = talks.meeting(school(0));
        adviser = "mb-" + talks.traeger() + "@example.org";
    }

    @Test
    void twoMovesAndACancelReachTheSameCalendarEntry() throws Exception {
        var slots = talks.offer("IT 1", "2027-03-11", "09:00", "11:00", "13:00");
        enter("MEDIENBERATUNG", "mb-1", adviser);
        talks.book(talks.it(), meeting, slots.get(0)).then().statusCode(200);
        invite().then().statusCode(200).body("sequence", equalTo(0)).body("recipients", equalTo(2));

        talks.book(talks.head(school(0)), meeting, slots.get(1)).then().statusCode(200).body("status", equalTo("INVITED"));
        talks.book(talks.it(), meeting, slots.get(2)).then().statusCode(200).body("invitedSequence", equalTo(2));
        as(talks.head(school(0))).header("If-Match", talks.tag(meeting)).delete("/meetings/" + meeting + "/appointment").then()
                .statusCode(200).body("status", equalTo("PLANNED"));

        var mails = mails(4);
        assertThat(mails).extracting(InvitationTest::kind).containsExactly("Einladung", "Neuer Termin", "Neuer Termin",
                "Abgesagt");
        var events = mails.stream().map(InvitationTest::event).toList();
        assertThat(events).extracting(one -> one.getUid().getValue()).containsOnly(meeting + "@schulausstattung");
        assertThat(events).extracting(one -> one.getSequence().getValue()).containsExactly(0, 1, 2, 3);
        assertThat(events).extracting(one -> one.getDateStart().getValue().toInstant().toString()).containsExactly(
                "2027-03-11T08:00:00Z", "2027-03-11T10:00:00Z", "2027-03-11T12:00:00Z", "2027-03-11T12:00:00Z");
        assertThat(mails).extracting(InvitationTest::calendarType).last().asString().contains("method=CANCEL");
        assertThat(mails.getFirst().getSubject()).isEqualTo("Einladung: Jahresbilanzgespräch 2027: Musterstadt, GE 160000");
        assertThat(mails.get(1).getSubject()).startsWith("Neuer Termin: ");
        assertThat(mails.getLast().getSubject()).startsWith("Abgesagt: ");
        get(talks.head(school(0)), "/meetings/" + meeting + "/invitations").body("items.sequence", contains(0, 1, 2, 3))
                .body("items.method", contains("REQUEST", "REQUEST", "REQUEST", "CANCEL"));
        get(talks.head(school(0)), "/meetings/" + meeting + "/invitations/newest.ics").statusCode(200)
                .contentType(containsString("text/calendar")).body(containsString("METHOD:CANCEL"));
    }

    /** The talk is locked while people are invited to it: who asks at the same time finds it done. */
    @Test
    void invitesEachAddressOnceHoweverOftenItIsAsked() throws Exception {
        talks.book(talks.it(), meeting, talks.offer("IT 1", "2027-03-02", "09:00").getFirst()).then().statusCode(200);
        enter("MEDIENBERATUNG", "mb-1", adviser);

        IntStream.range(0, 4).parallel().forEach(_ -> invite().then().statusCode(200));
        mails(1);
        var late = "kt-" + talks.traeger() + "@example.org";
        enter("KOMPETENZTEAM", "kt-1", late);

        await().atMost(Duration.ofSeconds(30)).until(() -> MailServer.to(late).size() == 1);
        invite().then().statusCode(200);
        await().atMost(Duration.ofSeconds(30)).until(() -> query(Long.class, "SELECT count(*) FROM mail WHERE tenant_id = ?"
                + " AND sent_at IS NULL", "traeger-" + talks.traeger()) == 0);
        assertThat(MailServer.to(adviser)).hasSize(1);
        assertThat(MailServer.to(late)).hasSize(1);
        assertThat(query(Long.class, "SELECT count(*) FROM outbox_event WHERE tenant_id = ? AND event_type LIKE '%invited%'",
                "traeger-" + talks.traeger())).isEqualTo(1);
    }

    @Test
    void whoLeavesATalkIsToldAndNobodyElse() throws Exception {
        talks.book(talks.it(), meeting, talks.offer("IT 1", "2027-03-02", "09:00").getFirst()).then().statusCode(200);
        var entered = enter("MEDIENBERATUNG", "mb-1", adviser);
        invite().then().statusCode(200);
        mails(1);

        as(talks.it()).header("If-Match", "\"0.0\"").delete("/meetings/" + meeting + "/participants/" + entered).then()
                .statusCode(204);

        var cancel = mails(2).getLast();
        assertThat(calendarType(cancel)).contains("method=CANCEL");
        assertThat(cancel.getSubject()).startsWith("Einladung zurückgenommen: ");
        assertThat(event(cancel).getAttendees()).extracting(Attendee::getEmail).containsExactly(adviser);
        assertThat(event(cancel).getStatus()).as("the talk itself takes place").isNull();
        get(talks.it(), "/meetings/" + meeting + "/invitations").body("items", hasSize(2)).body("items[1].recipients",
                equalTo(1));
        get(talks.head(school(0)), "/meetings/" + meeting + "/invitations/newest.ics").body(containsString("METHOD:REQUEST"),
                containsString("STATUS:CONFIRMED"));
    }

    @Test
    void whoComesBackIsInvitedAgain() throws Exception {
        talks.book(talks.it(), meeting, talks.offer("IT 1", "2027-03-02", "09:00").getFirst()).then().statusCode(200);
        var entered = enter("MEDIENBERATUNG", "mb-1", adviser);
        invite().then().statusCode(200);
        as(talks.it()).header("If-Match", "\"0.0\"").delete("/meetings/" + meeting + "/participants/" + entered).then()
                .statusCode(204);

        enter("MEDIENBERATUNG", "mb-1", adviser);

        assertThat(mails(3)).extracting(InvitationTest::calendarType).last().asString().contains("method=REQUEST");
        invite().then().statusCode(200);
        get(talks.it(), "/meetings/" + meeting + "/invitations").body("items", hasSize(3));
    }

    /** Not only those whom the newest message invited. */
    @Test
    void aCancelReachesAllWhoWereInvitedAtOnceOrLater() throws Exception {
        var late = "kt-" + talks.traeger() + "@example.org";
        talks.book(talks.it(), meeting, talks.offer("IT 1", "2027-03-02", "09:00").getFirst()).then().statusCode(200);
        enter("MEDIENBERATUNG", "mb-1", adviser);
        invite().then().statusCode(200);
        enter("KOMPETENZTEAM", "kt-1", late);

        as(talks.it()).header("If-Match", talks.tag(meeting)).delete("/meetings/" + meeting + "/appointment").then()
                .statusCode(200);

        await().atMost(Duration.ofSeconds(30)).until(() -> MailServer.to(late).size() == 2);
        var cancel = mails(2).getLast();
        assertThat(calendarType(cancel)).contains("method=CANCEL");
        assertThat(event(cancel).getAttendees()).extracting(Attendee::getEmail).contains(adviser, late);
        assertThat(event(cancel).getStatus().getValue()).isEqualTo("CANCELLED");
        get(talks.it(), "/meetings/" + meeting + "/invitations").body("items[2].recipients", equalTo(3));
    }

    @Test
    void tellsWhatItIsAboutAndNotWhatWasSaid() throws Exception {
        talks.book(talks.it(), meeting, talks.offer("IT 1", "2027-03-02", "09:00").getFirst()).then().statusCode(200);
        enter("MEDIENBERATUNG", "mb-1", adviser);
        invite().then().statusCode(200);

        var event = event(mails(1).getFirst());
        assertThat(event.getDescription().getValue()).contains("Welche IT-Ausstattung muss dringend ausgetauscht werden?",
                "Wartung", "Support");
        assertThat(event.getClassification().getValue()).isEqualTo("PRIVATE");
        assertThat(event.getLocation().getValue()).isEqualTo("Zentrum für digitale Lernwelten, Raum 3");
    }

    @Test
    void onlyWhoOrganisesInvitesAndOnlyToAnAppointment() {
        invite().then().statusCode(409).body("type", equalTo("/problems/transition-not-allowed"));
        as(talks.head(school(0))).post("/meetings/" + meeting + "/invitations").then().statusCode(403);
        get(talks.head(school(1)), "/meetings/" + meeting + "/invitations").statusCode(404);
        get(talks.head(school(1)), "/meetings/" + meeting + "/invitations/newest.ics").statusCode(404);
        get(talks.adviser("mb-9", school(0)), "/meetings/" + meeting + "/invitations/newest.ics").statusCode(404);
        get(talks.it(), "/meetings/" + meeting).body("status", not(equalTo("INVITED")));
    }

    @Test
    void keepsNoAddressOfWhatWasSent() {
        talks.book(talks.it(), meeting, talks.offer("IT 1", "2027-03-02", "09:00").getFirst()).then().statusCode(200);
        enter("MEDIENBERATUNG", "mb-1", adviser);
        invite().then().statusCode(200);

        await().atMost(Duration.ofSeconds(30)).until(() -> query(Long.class,
                "SELECT count(*) FROM mail WHERE tenant_id = ? AND sent_at IS NOT NULL", "traeger-" + talks.traeger()) == 2);
        assertThat(query(Long.class, "SELECT count(*) FROM mail WHERE tenant_id = ? AND (recipient <> '' OR ics <> '')",
                "traeger-" + talks.traeger())).isZero();
        assertThat(query(Long.class, "SELECT count(*) FROM outbox_event WHERE envelope LIKE ?", "%" + adviser + "%")).isZero();
    }

    private Response invite() {
        return as(talks.it()).post("/meetings/" + meeting + "/invitations");
    }

    private String enter(String function, String subject, String mail) {
        return as(talks.it()).body(Map.of("function", function, "person", subject, "mail", mail))
                .post("/meetings/" + meeting + "/participants").then().statusCode(201).extract().path("id");
    }

    private List<MimeMessage> mails(int count) {
        await().atMost(Duration.ofSeconds(30)).until(() -> MailServer.to(adviser).size() >= count);
        var mails = MailServer.to(adviser);
        assertThat(mails).hasSize(count);
        return mails;
    }

    private static VEvent event(MimeMessage mail) {
        try {
            var part = ((MimeMultipart) mail.getContent()).getBodyPart(1);
            var text = new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Biweekly.parse(text).first().getEvents().getFirst();
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String kind(MimeMessage mail) {
        try {
            return mail.getSubject().split(":", 2)[0];
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String calendarType(MimeMessage mail) {
        try {
            return ((MimeMultipart) mail.getContent()).getBodyPart(1).getContentType();
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
