package de.schulausstattung.report.annualreport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import de.schulausstattung.events.EventEnvelope;
import de.schulausstattung.platform.testing.Tokens;
import de.schulausstattung.report.Events;
import de.schulausstattung.report.ReportServiceTest;
import de.schulausstattung.report.States;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

/** S0-13: a report has a version; and what must be there before one is frozen. */
@QuarkusTest
class AnnualReportVersionTest extends ReportServiceTest {

    private static final String SCHOOL = "165384";

    private final String traeger = newTraegernummer();
    private final Events events = new Events(traeger);
    private final String clerk = Tokens.itBeschaffung(traeger);

    @Test
    void keepsEveryVersionAsItWasAndShowsTheNewest() {
        publish();
        freeze(2026, null).statusCode(201).body("version", equalTo(1), "yearOver", equalTo(false)).body("$",
                not(hasKey("reason")));
        var first = get(clerk, "/annual-reports/2026").body("version", equalTo(1)).extract().asByteArray();
        events.send(States.tablet(SCHOOL));
        events.awaitApplied();

        get(clerk, "/annual-reports/2026?version=draft").statusCode(200)
                .body("state", equalTo("DRAFT"), "overview.devicesForPupils", equalTo(2)).body("$", not(hasKey("version")));
        freeze(2026, null).statusCode(409).body("type", equalTo("/problems/report-already-frozen"));
        freeze(2026, "Nachtrag: eine Lieferung war nicht verbucht").statusCode(201).body("version", equalTo(2))
                .header("Location", endsWith("/annual-reports/2026?version=2"));

        get(clerk, "/annual-reports/2026").body("version", equalTo(2), "overview.devicesForPupils", equalTo(2))
                .body("reason", equalTo("Nachtrag: eine Lieferung war nicht verbucht"));
        assertThat(get(clerk, "/annual-reports/2026?version=1").statusCode(200).extract().asByteArray()).isEqualTo(first);
        get(clerk, "/annual-reports?sort=-jahr&limit=1").body("items.version", equalTo(List.of(2)));
        get(clerk, "/annual-reports").body("items.version", equalTo(List.of(1, 2)));
    }

    @Test
    void goesThroughTheVersionsPageByPage() {
        publish();
        freeze(2025, null).statusCode(201);
        freeze(2026, null).statusCode(201);
        events.send(States.tablet(SCHOOL));
        events.awaitApplied();
        freeze(2025, "Nachtrag").statusCode(201);

        var first = get(clerk, "/annual-reports?limit=2").body("items.jahr", equalTo(List.of(2025, 2025)))
                .body("items.yearOver", equalTo(List.of(true, true))).extract();
        get(clerk, "/annual-reports?limit=2&cursor=" + first.path("next")).body("items.jahr", equalTo(List.of(2026)));
    }

    @Test
    void saysThatTheYearWasNotOver() {
        publish();
        freeze(2026, null).statusCode(201);

        as(clerk).accept("text/html").get("/annual-reports/2026").then()
                .body(containsString("Fassung 1, festgeschrieben am 20.11.2026 vor Ablauf des Haushaltsjahres"));
    }

    @Test
    void refusesAnotherVersionThatSaysTheSameOrGivesNoReason() {
        publish();
        freeze(2025, null).statusCode(201);

        freeze(2025, "Nachtrag").statusCode(409).body("type", equalTo("/problems/report-unchanged"));
        freeze(2025, "  ").statusCode(422).body("type", equalTo("/problems/reason-required"));
        get(clerk, "/annual-reports").body("items.version", equalTo(List.of(1)));
    }

    @Test
    void makesOneVersionOfCallsAtTheSameTime() {
        publish();
        freeze(2025, null).statusCode(201);
        events.send(States.tablet(SCHOOL));
        events.awaitApplied();

        var answers = Stream
                .generate(() -> CompletableFuture.supplyAsync(() -> freeze(2025, "Nachtrag").extract().statusCode()))
                .limit(4).toList().stream().map(CompletableFuture::join).sorted().toList();

        assertThat(answers).isEqualTo(List.of(201, 409, 409, 409));
        get(clerk, "/annual-reports").body("items.version", equalTo(List.of(1, 2)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "0", "-1", "1.0", "DRAFT", "99999" })
    void refusesWhatIsNoVersion(String version) {
        get(clerk, "/annual-reports/2026?version=" + version).statusCode(400);
    }

    @Test
    void knowsNoVersionThatWasNotFrozen() {
        publish();
        freeze(2026, null).statusCode(201);

        get(clerk, "/annual-reports/2026?version=2").statusCode(404);
        get(Tokens.schulleitung(traeger, SCHOOL), "/annual-reports/2026?version=1").statusCode(404);
    }

    @Test
    void freezesNothingWithoutTraegerOrSchool() {
        freeze(2026, null).statusCode(409).body("type", equalTo("/problems/report-traeger-unknown"));

        events.send(States.traeger(traeger, "05754"));
        events.awaitApplied();
        freeze(2026, null).statusCode(409).body("type", equalTo("/problems/report-without-schools"));
    }

    @Test
    void freezesNothingWhileEventsOfTheTraegerWaitForTheOperator() {
        publish();
        deadLetter("traeger-" + newTraegernummer(), "of somebody else");
        deadLetter(events.tenant(), "of ours");

        get(clerk, "/annual-reports/2026").body("basis.unappliedEvents", equalTo(1));
        as(clerk).accept("text/html").get("/annual-reports/2026").then()
                .body(containsString("Noch nicht übernommene Meldungen: 1."));
        get(Tokens.schulleitung(traeger, SCHOOL), "/annual-reports/2026").statusCode(200)
                .body("basis", not(hasKey("unappliedEvents")));
        freeze(2026, null).statusCode(409).body("type", equalTo("/problems/report-events-unapplied"));

        query(Long.class, "UPDATE dead_letter SET resolved_at = now() WHERE starts_with(message_key, ?) RETURNING 1::bigint",
                events.tenant());
        freeze(2026, null).statusCode(201);
    }

    /** Seen red with the digest taken of whatever is stored. */
    @Test
    void showsNoReportThatIsNotWhatWasFrozen() {
        publish();
        freeze(2026, null).statusCode(201);
        query(Integer.class, "UPDATE annual_report SET json = json || ' ' WHERE tenant_id = ? RETURNING 1", events.tenant());

        get(clerk, "/annual-reports/2026").statusCode(500).body("type", equalTo("/problems/internal-error"));
        as(clerk).accept("text/html").get("/annual-reports/2026").then().statusCode(200);
    }

    private void publish() {
        events.send(States.traeger(traeger, "05754"));
        events.send(States.school(SCHOOL, "GY"));
        events.send(States.tablet(SCHOOL));
        events.awaitApplied();
    }

    private ValidatableResponse freeze(int jahr, @Nullable String reason) {
        return as(clerk).contentType(ContentType.JSON).body(reason == null ? Map.of() : Map.of("reason", reason))
                .post("/annual-reports/" + jahr + "/freeze").then();
    }

    private static void deadLetter(String tenant, String id) {
        query(String.class, """
                INSERT INTO dead_letter (consumer, topic, partition, record_offset, message_key, payload, error, recorded_at)
                VALUES ('report-device', 'inventory.device', 0, ?, ?, '{}', 'Test', now()) RETURNING error""",
                -1_000_000 - Math.floorMod(tenant.hashCode(), 1_000_000), EventEnvelope.key(tenant, id));
    }
}
