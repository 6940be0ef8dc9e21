package de.schulausstattung.report.annualreport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.Test;

import de.schulausstattung.platform.testing.Tokens;
import de.schulausstattung.report.Events;
import de.schulausstattung.report.LoopStates;
import de.schulausstattung.report.ReportServiceTest;
import de.schulausstattung.report.States;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

/** What the report says of the yearly loop. */
@QuarkusTest
class AnnualReportLoopTest extends ReportServiceTest {

    private static final String FIRST = "165384";
    private static final String SECOND = "165396";
    private static final String UNKNOWN = "169999";

    private final String traeger = newTraegernummer();
    private final Events events = new Events(traeger);
    private final String clerk = Tokens.itBeschaffung(traeger);

    @Test
    void saysOfTheLoopWhatItsOwnFiguresSay() {
        publish();

        var own = get(clerk, "/loop?jahr=2026").statusCode(200).extract().jsonPath();
        get(clerk, "/annual-reports/2026").statusCode(200)
                .body("loop.total", equalTo(own.getMap("counts")), "loop.figures", equalTo(own.getList("figures")))
                .body("loop.elsewhere", equalTo(own.getMap("elsewhere")))
                .body("loop.schools.schulnummer", equalTo(List.of(FIRST, SECOND)))
                .body("loop.schools[0].counts.leadTime.median", equalTo(60f))
                .body("loop.total.trainings", hasSize(1)).body("basis.watermarks", hasKey("needs.need"))
                .body("basis.watermarks", hasKey("meetings.agreement"));
    }

    @Test
    void addsUpOverSchoolsAndElsewhere() {
        publish();

        var loop = get(clerk, "/annual-reports/2026").statusCode(200).extract().jsonPath();
        for (var number : List.of("talks.schools", "talks.held", "talks.missing", "agreements.total.accepted",
                "agreements.total.kept", "agreementsForYear.total.due", "leadTime.items", "leadTime.days", "leadTime.devices",
                "needs.devices.submitted", "needs.devices.requested", "needs.devices.granted", "needs.trainings.requested")) {
            assertThat(loop.getLong("loop.schools.counts." + number + ".sum()") + loop.getLong("loop.elsewhere." + number))
                    .as(number).isEqualTo(loop.getLong("loop.total." + number)).isPositive();
        }
    }

    /** Due and delivered are judged by the Stichtag, not by today. */
    @Test
    void speaksOfTheEndOfTheYearOnceItIsOver() {
        events.send(States.traeger(traeger, "05754"));
        events.send(States.school(FIRST, "GY"));
        var line = LoopStates.purchase(FIRST, 2024, 5, LocalDate.of(2025, 12, 31), "DELIVERED");
        events.send(line);
        events.send(LoopStates.delivery(line, LocalDate.of(2026, 1, 2), LocalDate.of(2025, 1, 2)));
        events.awaitApplied();

        get(clerk, "/annual-reports/2025").body("loop.total.agreementsForYear.total.open", equalTo(1))
                .body("loop.total.agreementsForYear.total.kept", equalTo(0), "loop.total.leadTime.items", equalTo(0));
        get(clerk, "/loop?jahr=2025").body("counts.agreementsForYear.total.late", equalTo(1))
                .body("counts.agreementsForYear.total.open", equalTo(0));
        get(clerk, "/annual-reports/2026").body("loop.total.leadTime.items", equalTo(1), "loop.total.leadTime.days",
                equalTo(365));
    }

    @Test
    void keepsWhatWasFrozenWhateverComesOfTheLinesLater() {
        publish();
        as(clerk).contentType(ContentType.JSON).body("{}").post("/annual-reports/2026/freeze").then().statusCode(201);
        var frozen = get(clerk, "/annual-reports/2026").extract().asByteArray();

        events.send(LoopStates.purchase(FIRST, 2026, 99, null, "DROPPED"));
        events.awaitApplied();

        assertThat(get(clerk, "/annual-reports/2026").extract().asByteArray()).isEqualTo(frozen);
        get(clerk, "/annual-reports/2026?version=draft").body("loop.total.agreements.total.dropped", equalTo(1));
        as(clerk).contentType(ContentType.JSON).body("{\"reason\":\"Ein Punkt wurde fallen gelassen\"}")
                .post("/annual-reports/2026/freeze").then().statusCode(201);
    }

    /** As an earlier release froze it: without the loop. */
    @Test
    void stillAnswersReportsThatKnowNothingOfTheLoop() throws Exception {
        publish();
        var old = "{\"jahr\":2025,\"state\":\"FROZEN\",\"version\":1,\"basis\":{\"codeVersion\":\"0.9\"}}";
        query(Boolean.class, """
                INSERT INTO annual_report (tenant_id, jahr, version, stichtag, frozen_at, frozen_by, json, json_sha256, html,
                                           html_sha256, inputs, code_version)
                SELECT ?, 2025, 1, '2025-12-31', now(), 'it', convert_to(?, 'UTF8'), ?, convert_to(?, 'UTF8'), ?, '{}', '0.9'
                RETURNING true""", events.tenant(), old, sha256(old), old, sha256(old));

        assertThat(get(clerk, "/annual-reports/2025").statusCode(200).extract().asString()).isEqualTo(old);
        as(clerk).contentType(ContentType.JSON).body("{\"reason\":\"Nachtrag: Vereinbarungen\"}")
                .post("/annual-reports/2025/freeze").then().statusCode(201);
        get(clerk, "/annual-reports/2025").body("version", equalTo(2), "loop.schools", hasSize(2));
        assertThat(get(clerk, "/annual-reports/2025?version=1").extract().asString()).isEqualTo(old);
    }

    @Test
    void showsASchoolItsOwnRowsAlone() {
        publish();

        get(Tokens.schulleitung(traeger, SECOND), "/annual-reports/2026").statusCode(200)
                .body("loop.schools.schulnummer", equalTo(List.of(SECOND)), "loop.total.talks.schools", equalTo(1))
                .body("loop.total.needs.devices.requested", equalTo(7), "loop.elsewhere.leadTime.items", equalTo(0));
    }

    @Test
    void writesTheLoopAsPeopleRead() {
        publish();

        assertThat(page()).contains("Jahresbilanzgespräche 2026: an 2 von 3 Schulen geführt",
                "fällige Vereinbarungen daraus: 1, davon eingehalten: 1", "im Median: 60,0 Tage",
                "beantragte Geräte: 35, davon bewilligt: 22.")
                .contains("id=\"c-kreislauf\"", "id=\"c-vereinbarungen\"", "id=\"c-bedarfe\"", "id=\"c-lieferzeiten\"",
                        "id=\"c-fortbildungen\"", "id=\"c-kreislauf-schulen\"")
                .contains("Gespräche 2026, Käufe", "Haushaltsjahr 2026, Fortbildungen", "Neubedarf, Tablets",
                        "<th scope=\"row\">Tablets im Unterricht</th>", "<td>geführt</td>", "<td>keines</td>",
                        "<dt>Vereinbarungen eingehalten</dt>")
                .doesNotContain("PURCHASE", "TRAINING", "NEW");
    }

    @Test
    void hasNoTableOfWhatNobodyAskedFor() {
        events.send(States.traeger(traeger, "05754"));
        events.send(States.school(FIRST, "GY"));
        events.awaitApplied();

        assertThat(page()).contains("c-kreislauf-schulen", "im Median: –")
                .doesNotContain("c-vereinbarungen", "c-bedarfe", "c-lieferzeiten", "c-fortbildungen");
    }

    private String page() {
        return as(clerk).accept("text/html").get("/annual-reports/2026").then().statusCode(200).extract().asString();
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Two open schools and one that is not known, each with something of everything. */
    private void publish() {
        events.send(States.traeger(traeger, "05754"));
        events.send(States.school(FIRST, "GY"));
        events.send(States.school(SECOND, "G"));
        events.send(LoopStates.meeting(FIRST, 2026, "HELD"));
        events.send(LoopStates.meeting(UNKNOWN, 2026, "HELD"));
        var line = LoopStates.purchase(FIRST, 2026, 24, LocalDate.of(2026, 12, 1), "DELIVERED");
        events.send(line);
        events.send(LoopStates.delivery(line, LocalDate.of(2026, 8, 14), LocalDate.of(2026, 6, 15)));
        events.send(LoopStates.purchase(SECOND, 2026, 3, null, "OPEN"));
        events.send(LoopStates.purchase(UNKNOWN, 2025, 3, TODAY, "OPEN"));
        events.send(LoopStates.item(UNKNOWN, null, 2, "DELIVERED", TODAY, null));
        events.send(LoopStates.agreement(SECOND, 2025, "TRAINING", 12, null, "ACCEPTED", "DONE", "Tablets im Unterricht"));
        events.send(LoopStates.need(FIRST, 2026, "TABLET", 24, 18));
        events.send(LoopStates.need(SECOND, 2026, "REPLACEMENT", "DISPLAY", null, "REJECTED", 7, null));
        events.send(LoopStates.need(UNKNOWN, 2026, "TABLET", 4, 4));
        events.send(LoopStates.need(SECOND, 2026, "TRAINING", null, "Tablets im Unterricht", "SUBMITTED", 9, null));
        events.awaitApplied();
    }
}
