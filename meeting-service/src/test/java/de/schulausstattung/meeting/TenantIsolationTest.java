package de.schulausstattung.meeting;

import static de.schulausstattung.meeting.MeetingServiceTest.as;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

import de.schulausstattung.platform.testing.Postgres;
import de.schulausstattung.platform.testing.Probe;
import de.schulausstattung.platform.testing.ServiceResources;
import de.schulausstattung.platform.testing.TenantIsolationContract;
import de.schulausstattung.platform.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

/**
 * Every operation of meetings, walked by strangers; among them those who could be taken for none: an adviser of the very
 * school who takes no part in its talk, and, where it is about what was said, a colleague in the office of the Träger.
 */
@QuarkusTest
@QuarkusTestResource(value = ServiceResources.class, initArgs = @ResourceArg(name = "service", value = "meeting"))
@QuarkusTestResource(MailServer.class)
class TenantIsolationTest extends TenantIsolationContract {

    private static final String FIRST = "\"0.0\"";
    private static final String TOPIC = "{\"topic\":\"BAU\",\"title\":\"%s\"}";
    private static final String TABLETS = """
            {"kind":"PURCHASE","text":"GEHEIME TABLETS","deviceClass":"TABLET","quantity":24,"roomIds":[],
             "owner":"IT_BESCHAFFUNG","decision":"ACCEPTED"}""";
    private static final String SAID = "{\"topic\":\"BAU\",\"title\":\"Bau\",\"text\":\"GEHEIM GESAGT\"}";

    private String job = "";
    private String planned = "";
    private String booked = "";
    private String spareSlot = "";
    private String slot = "";
    private String participant = "";
    private String proposal = "";
    private String held = "";
    private String draft = "";
    private String item = "";
    private String spareItem = "";
    private String line = "";
    private String spareLine = "";
    private String entry = "";
    private String voted = "";
    private String finished = "";
    private String agreement = "";
    private String training = "";
    private String feed = "";

    @Override
    protected void plant() {
        publish(victim(), school());
        publish(victim(), otherSchool());
        publish(stranger(), "165384");
        for (int jahr : List.of(2026, 2027, 2028)) {
            round(owner(), jahr);
        }
        round(Tokens.itBeschaffung(stranger()), 2027);
        slots();
        talkOf2026();
        planned = meeting(2028, school());
        participant = made("/meetings/" + planned + "/participants", """
                {"function":"MEDIENBERATUNG","person":"geheimer-berater"}""");
        proposal = made("/meetings/" + planned + "/agenda/items", TOPIC.formatted("GEHEIMER PLAN"));
        feed = as(owner()).post("/feeds").then().statusCode(201).extract().path("feed.id");
        job = UUID.randomUUID().toString();
    }

    private void slots() {
        List<String> offered = as(owner()).body("""
                {"team":"GEHEIMES TEAM","firstDay":"2027-03-02","lastDay":"2027-03-02","weekdays":["TUESDAY"],
                 "times":["09:00","11:00","13:00","15:00"],"minutes":90,"place":"GEHEIMER RAUM"}""").post("/rounds/2027/slots")
                .then().statusCode(200).extract().path("items.id");
        booked = meeting(2027, school());
        book(booked, offered.get(0));
        slot = offered.get(1);
        spareSlot = offered.get(2);
        as(owner()).post("/meetings/" + booked + "/invitations").then().statusCode(200);
    }

    /** A talk that was held, with a final protocol; the draft of a talk of the year after has its lines to settle. */
    private void talkOf2026() {
        held = hold(meeting(2026, school()), "2026-12-01", 2026);
        var protocol = started(held);
        made("/protocols/" + protocol + "/lines", TABLETS);
        made("/protocols/" + protocol + "/lines", """
                {"kind":"TRAINING","text":"GEHEIME SCHULUNG","quantity":12,"roomIds":[],"owner":"MEDIENBERATUNG",
                 "decision":"ACCEPTED","trainingTopic":"GEHEIM"}""");
        step(protocol, "PUT_TO_APPROVAL");
        for (var voter : List.of(Tokens.schulleitung(victim(), school()), owner())) {
            as(voter).body("{\"votes\":[],\"rest\":\"APPROVED\"}").post("/protocols/" + protocol + "/votes").then()
                    .statusCode(200);
        }
        finished = protocol;
        List<String> agreements = as(owner()).get("/agreements?jahr=2026").then().statusCode(200).extract().path("items.id");
        agreement = agreements.get(0);
        training = agreements.get(1);
        draft = started(enter(booked));
        item = made("/protocols/" + draft + "/items", SAID);
        spareItem = made("/protocols/" + draft + "/items", SAID);
        line = made("/protocols/" + draft + "/lines", TABLETS);
        spareLine = made("/protocols/" + draft + "/lines", TABLETS);
        entry = as(owner()).get("/protocols/" + draft).then().extract().path("balance[0].id");
        voted = started(hold(additional(), "2027-04-06", 2027));
        step(voted, "PUT_TO_APPROVAL");
    }

    @Override
    protected List<Probe> probes() {
        return Stream.of(rounds(), meetings(), agendas(), protocols(), platform()).flatMap(List::stream).toList();
    }

    private List<Probe> rounds() {
        return List.of(
                probe("GET", "/calendar/ferien").tenantless(),
                probe("GET", "/calendar/days-off").query("jahr", 2026).tenantless(),
                probe("POST", "/calendar/ferien").body("""
                        {"name":"Osterferien","firstDay":"2090-04-01","lastDay":"2090-04-10","source":"fremd"}""")
                        .tenantless().seenBy(Tokens.betrieb()).unchanged(view("/calendar/ferien")),
                probe("GET", "/rounds").markers("2028-01-17").sharedInTenant(),
                probe("POST", "/rounds").body(roundOf(2029)).unchanged(view("/rounds")),
                probe("GET", "/rounds/{jahr}").with("jahr", 2026).markers("2026-01-17").sharedInTenant(),
                probe("PUT", "/rounds/{jahr}").with("jahr", 2028).header("If-Match", FIRST)
                        .body("""
                                {"bookingFrom":"2027-10-01","bookingUntil":"2028-05-31","topicsUntil":"2028-02-01","objectionDays":7}""")
                        .unchanged(view("/rounds")),
                probe("POST", "/rounds/{jahr}/meetings").with("jahr", 2026).unchanged(view("/meetings")),
                // a year is no id: each school sees itself on the board, RoundTest looks
                probe("GET", "/rounds/{jahr}/schools").with("jahr", 2026).markers(school()).sharedInTenant(),
                probe("POST", "/rounds/{jahr}/slots").with("jahr", 2028).body("""
                        {"team":"T","firstDay":"2028-03-01","lastDay":"2028-03-01","weekdays":["WEDNESDAY"],"times":["09:00"],
                         "minutes":60}""").unchanged(view("/slots")),
                // a free slot is on offer to every school
                probe("GET", "/slots").query("free", false).query("count", "exact").markers(school(), booked),
                probe("DELETE", "/slots/{id}").with("id", spareSlot).header("If-Match", FIRST).unchanged(view("/slots")));
    }

    private List<Probe> meetings() {
        return List.of(
                hidden(probe("GET", "/meetings").query("count", "exact").markers(planned, booked)),
                probe("POST", "/meetings")
                        .body("{\"schulnummer\":\"%s\",\"jahr\":2028,\"reason\":\"Umzug\"}".formatted(school()))
                        .unchanged(view("/meetings")),
                hidden(probe("GET", "/meetings/{id}").with("id", planned).markers(school())),
                probe("PUT", "/meetings/{id}").with("id", planned).header("If-Match", tag(planned))
                        .body("{\"medienkonzeptMissing\":true,\"mepVersion\":\"2026\"}")
                        .unchanged(view("/meetings/" + planned)),
                probe("PUT", "/meetings/{id}/appointment").with("id", booked).header("If-Match", tag(booked))
                        .body("{\"slotId\":\"%s\"}".formatted(slot)).unchanged(view("/meetings/" + booked)),
                probe("DELETE", "/meetings/{id}/appointment").with("id", booked).header("If-Match", raised(tag(booked)))
                        .unchanged(view("/meetings/" + booked)),
                probe("POST", "/meetings/{id}/transitions").with("id", planned)
                        .body("{\"transition\":\"CANCEL\",\"reason\":\"fremd\"}").unchanged(view("/meetings/" + planned))
                        .afterwards(_ -> as(owner()).body("{\"transition\":\"REOPEN\",\"reason\":\"Test\"}")
                                .post("/meetings/" + planned + "/transitions").then().statusCode(200)),
                hidden(probe("GET", "/meetings/{id}/participants").with("id", planned).markers("geheimer-berater")),
                probe("POST", "/meetings/{id}/participants").with("id", planned)
                        .body("{\"function\":\"SCHULVERWALTUNG\",\"person\":\"neu\"}")
                        .unchanged(view("/meetings/" + planned + "/participants")),
                probe("DELETE", "/meetings/{id}/participants/{participantId}").with("id", planned)
                        .with("participantId", participant).header("If-Match", FIRST)
                        .unchanged(view("/meetings/" + planned + "/participants")),
                hidden(probe("POST", "/meetings/{id}/answers").with("id", planned).body("{\"answer\":\"DECLINED\"}")
                        .unchanged(view("/meetings/" + planned + "/participants"))
                        .ownerGets(404, "he takes no part in it by name; ParticipantTest answers")),
                hidden(probe("GET", "/schools/{schulnummer}/meetings/next").with("schulnummer", school()).markers(planned,
                        booked)),
                hidden(probe("GET", "/schools/{schulnummer}/meetings/last").with("schulnummer", school()).markers(held)),
                hidden(probe("GET", "/meetings/{id}/invitations").with("id", booked).markers("REQUEST")),
                probe("POST", "/meetings/{id}/invitations").with("id", booked)
                        .unchanged(view("/meetings/" + booked + "/invitations"))
                        .ownerGets(409, "the appointment was given back above; InvitationTest invites"),
                hidden(probe("GET", "/meetings/{id}/invitations/newest.ics").with("id", booked).markers("BEGIN:VCALENDAR")),
                probe("GET", "/feeds").markers(feed),
                probe("POST", "/feeds").tenantless(),
                probe("DELETE", "/feeds/{id}").with("id", feed).header("If-Match", FIRST).unchanged(view("/feeds")),
                probe("GET", "/calendars/{secret}/talks.ics").with("secret", "A".repeat(43)).openByLink());
    }

    private List<Probe> agendas() {
        return List.of(
                probe("GET", "/agenda-templates").tenantless(),
                probe("POST", "/agenda-templates").body("{\"items\":[%s]}".formatted(TOPIC.formatted("x")))
                        .unchanged(view("/agenda-templates")),
                hidden(probe("GET", "/meetings/{id}/agenda").with("id", planned).markers("GEHEIMER PLAN")),
                hidden(probe("POST", "/meetings/{id}/agenda/items").with("id", planned).body(TOPIC.formatted("y"))
                        .unchanged(view("/meetings/" + planned + "/agenda"))),
                hidden(probe("DELETE", "/meetings/{id}/agenda/items/{itemId}").with("id", planned).with("itemId", proposal)
                        .header("If-Match", FIRST).unchanged(view("/meetings/" + planned + "/agenda"))),
                hidden(probe("GET", "/meetings/{id}/dossier").with("id", booked).markers(school())),
                probe("GET", "/meetings/{id}/dossier/draft").with("id", booked).markers(school()));
    }

    private List<Probe> protocols() {
        var text = view("/protocols/" + draft);
        return List.of(
                hidden(probe("GET", "/meetings/{id}/protocols").with("id", held).markers(finished)),
                secret(probe("POST", "/meetings/{id}/protocols").with("id", held).body("{\"reason\":\"Nachtrag\"}")
                        .unchanged(view("/meetings/" + held + "/protocols"))),
                secret(probe("GET", "/protocols/{id}").with("id", draft).markers("GEHEIM GESAGT", "GEHEIME TABLETS")),
                secret(probe("GET", "/protocols/{id}/document").with("id", finished).markers("GEHEIME TABLETS")),
                secret(probe("POST", "/protocols/{id}/items").with("id", draft).body(SAID.replace("GEHEIM", "FREMD"))
                        .unchanged(text)),
                secret(probe("PUT", "/protocols/{id}/items/{itemId}").with("id", draft).with("itemId", item)
                        .header("If-Match", FIRST).body(SAID.replace("GEHEIM", "FREMD")).unchanged(text)),
                secret(probe("DELETE", "/protocols/{id}/items/{itemId}").with("id", draft).with("itemId", spareItem)
                        .header("If-Match", FIRST).unchanged(text)),
                secret(probe("POST", "/protocols/{id}/lines").with("id", draft).body(TABLETS).unchanged(text)),
                secret(probe("PUT", "/protocols/{id}/lines/{lineId}").with("id", draft).with("lineId", line)
                        .header("If-Match", FIRST).body(TABLETS.replace("24", "25")).unchanged(text)),
                secret(probe("DELETE", "/protocols/{id}/lines/{lineId}").with("id", draft).with("lineId", spareLine)
                        .header("If-Match", FIRST).unchanged(text)),
                secret(probe("PUT", "/protocols/{id}/balance/{entryId}").with("id", draft).with("entryId", entry)
                        .header("If-Match", FIRST).body("{\"settlement\":\"CARRY_OVER\"}").unchanged(text)),
                secret(probe("POST", "/protocols/{id}/votes").with("id", voted).body("{\"votes\":[],\"rest\":\"APPROVED\"}")
                        .unchanged(view("/protocols/" + voted))),
                secret(probe("POST", "/protocols/{id}/transitions").with("id", voted).body("{\"transition\":\"TAKE_BACK\"}")
                        .unchanged(view("/protocols/" + voted))),
                hidden(probe("GET", "/agreements").query("count", "exact").markers("GEHEIME TABLETS")),
                hidden(probe("GET", "/agreements/{id}").with("id", agreement).markers("GEHEIME TABLETS")),
                probe("POST", "/agreements/{id}/transitions").with("id", training).body("{\"transition\":\"COMPLETE\"}")
                        .unchanged(view("/agreements/" + training)));
    }

    private List<Probe> platform() {
        var operator = Tokens.betrieb();
        return List.of(
                probe("GET", "/me").tenantless().openToEveryCaller(),
                probe("GET", "/me/why").query("permission", "meetings:read").tenantless().openToEveryCaller(),
                probe("GET", "/changes").query("limit", 500).markers(planned),
                probe("GET", "/jobs").tenantless().seenBy(operator),
                probe("GET", "/jobs/{id}").with("id", job).tenantless().seenBy(operator),
                probe("GET", "/jobs/{id}/errors").with("id", job).tenantless().seenBy(operator),
                probe("GET", "/jobs/{id}/result").with("id", job).tenantless().seenBy(operator),
                probe("POST", "/jobs/{id}/transitions").with("id", job).body("{\"transition\":\"CANCEL\"}").seenBy(operator)
                        .tenantless().ownerGets(404, "there is no such job"),
                probe("POST", "/operations/rebuild").seenBy(operator).tenantless()
                        .afterwards(answer -> awaitEnd(answer.header("Location"))),
                probe("GET", "/operations/dead-letters").tenantless().seenBy(operator),
                probe("POST", "/operations/dead-letters/{id}/replay").with("id", UUID.randomUUID()).seenBy(operator)
                        .tenantless().ownerGets(404, "there is no dead letter"),
                probe("GET", "/operations/parked-events").tenantless().seenBy(operator),
                probe("POST", "/operations/parked-events/{sequence}/transitions").with("sequence", 1)
                        .body("{\"transition\":\"RETRY\"}").seenBy(operator).tenantless()
                        .ownerGets(404, "no event is parked"),
                probe("GET", "/operations/log-levels").tenantless().seenBy(operator),
                probe("POST", "/operations/log-levels").body("{\"category\":\"nobody\",\"level\":\"INHERITED\"}")
                        .seenBy(operator).tenantless(),
                probe("GET", "/operations/acts").tenantless().seenBy(operator),
                probe("POST", "/operations/republish").seenBy(operator).unchanged(view("/meetings"))
                        .afterwards(answer -> lowerTheEpoch(answer.header("Location"))));
    }

    /** From an adviser of the school who takes no part in its talk. */
    private Probe hidden(Probe probe) {
        return probe.hiddenFrom("an adviser of the school who takes no part",
                Tokens.of("mb-fremd", "/traeger/" + victim() + "/schulen/" + school() + "/medienberatung"));
    }

    /** And from everybody in the office of the Träger who takes no part. */
    private Probe secret(Probe probe) {
        return hidden(probe).hiddenFrom("a colleague of the Träger who takes no part",
                Tokens.of("it-fremd", "/traeger/" + victim() + "/it-beschaffung"));
    }

    private Supplier<String> view(String path) {
        return () -> as(owner()).get(path).asString();
    }

    private static void publish(String traeger, String school) {
        var events = new Events(traeger);
        events.send(States.traeger(traeger, "05998"));
        events.send(States.school(school, "GY"));
        events.awaitApplied();
    }

    private static void round(String token, int jahr) {
        as(token).body(roundOf(jahr)).post("/rounds").then().statusCode(201);
    }

    private static String roundOf(int jahr) {
        return """
                {"jahr":%1$d,"bookingFrom":"%2$d-11-01","bookingUntil":"%1$d-06-30","topicsUntil":"%1$d-01-17","objectionDays":14}"""
                .formatted(jahr, jahr - 1);
    }

    private String meeting(int jahr, String school) {
        return as(owner()).get("/meetings?jahr=" + jahr + "&schulnummer=" + school).then().statusCode(200).extract()
                .path("items[0].id");
    }

    private String additional() {
        return made("/meetings", "{\"schulnummer\":\"%s\",\"jahr\":2027,\"reason\":\"GEHEIMER ANLASS\"}".formatted(school()));
    }

    private String enter(String meeting) {
        made("/meetings/" + meeting + "/participants",
                "{\"function\":\"IT_BESCHAFFUNG\",\"person\":\"it-%s\"}".formatted(victim()));
        return meeting;
    }

    private String hold(String meeting, String day, int jahr) {
        enter(meeting);
        String offered = as(owner()).body("""
                {"team":"T%s","firstDay":"%s","lastDay":"%s","weekdays":["TUESDAY"],"times":["09:00"],"minutes":60}"""
                .formatted(meeting, day, day)).post("/rounds/" + jahr + "/slots").then().statusCode(200).extract()
                .path("items[0].id");
        book(meeting, offered);
        as(owner()).header("If-Match", tag(meeting)).body("{\"medienkonzeptMissing\":true,\"mepVersion\":\"2026\"}")
                .put("/meetings/" + meeting).then().statusCode(200);
        as(owner()).body("{\"transition\":\"HOLD\",\"attended\":[]}").post("/meetings/" + meeting + "/transitions").then()
                .statusCode(200);
        return meeting;
    }

    private void book(String meeting, String toBook) {
        as(owner()).header("If-Match", tag(meeting)).body("{\"slotId\":\"%s\"}".formatted(toBook))
                .put("/meetings/" + meeting + "/appointment").then().statusCode(200);
    }

    private String tag(String meeting) {
        return as(owner()).get("/meetings/" + meeting).then().statusCode(200).extract().header("ETag");
    }

    /** The tag after one change more. */
    private static String raised(String tag) {
        var version = Integer.parseInt(tag.replaceAll(".*\\.|\"", ""));
        return "\"0." + (version + 1) + "\"";
    }

    private String started(String meeting) {
        return as(owner()).body("{}").post("/meetings/" + meeting + "/protocols").then().statusCode(201).extract()
                .path("protocol.id");
    }

    private void step(String protocol, String transition) {
        as(owner()).body(Map.of("transition", transition)).post("/protocols/" + protocol + "/transitions").then()
                .statusCode(200);
    }

    private String made(String path, String body) {
        return as(owner()).body(body).post(path).then().statusCode(201).extract().path("id");
    }

    private static void awaitEnd(String job) {
        await().atMost(Duration.ofMinutes(2)).until(() -> given().auth().oauth2(Tokens.betrieb()).get(job).jsonPath()
                .getString("state").equals("SUCCEEDED"));
    }

    /** Other tests begin with epoch 0. */
    private static void lowerTheEpoch(String republish) {
        awaitEnd(republish);
        try (var connection = Postgres.get().asSuperuser("meeting"); var sql = connection.createStatement()) {
            sql.execute("UPDATE service_epoch SET number = 0");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
