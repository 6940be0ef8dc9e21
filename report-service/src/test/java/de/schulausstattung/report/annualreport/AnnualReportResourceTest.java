package de.schulausstattung.report.annualreport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import de.schulausstattung.events.inventory.PupilCountState.JahrgangCount;
import de.schulausstattung.events.inventory.SchoolState;
import de.schulausstattung.platform.testing.Tokens;
import de.schulausstattung.report.Events;
import de.schulausstattung.report.ReportServiceTest;
import de.schulausstattung.report.States;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class AnnualReportResourceTest extends ReportServiceTest {

    private final String traeger = newTraegernummer();
    private final Events events = new Events(traeger);
    private final String clerk = Tokens.itBeschaffung(traeger);

    @Test
    void putsTheFactsOfTheYearIntoChapters() {
        publish();

        get(clerk, "/annual-reports/2026").statusCode(200).contentType(ContentType.JSON)
                .body("state", equalTo("DRAFT"), "stichtag", equalTo("2026-11-20"), "yearOver", equalTo(false))
                .body("traeger", equalTo("Stadt Musterstadt " + traeger), "wholeTraeger", equalTo(true))
                .body("overview.schools", equalTo(2), "overview.devicesForPupils", equalTo(3), "overview.target", equalTo(60))
                .body("deviceClasses.find { it.deviceClass == 'TABLET' }.inService", equalTo(3))
                .body("deviceClasses.find { it.deviceClass == 'TABLET' }.putIntoService", equalTo(1))
                .body("deviceClasses.find { it.deviceClass == 'TABLET' }.spentCents", equalTo(45_000))
                .body("deviceClasses.find { it.deviceClass == 'NOTEBOOK' }.takenOut", equalTo(1))
                .body("charts", hasSize(3), "charts[0].summary", containsString("Über alle Schulen"))
                .body("schools.schulnummer", equalTo(List.of("165384", "165396")));
        get(clerk, "/annual-reports/2025").statusCode(200).body("stichtag", equalTo("2025-12-31"), "yearOver", equalTo(true))
                .body("deviceClasses.find { it.deviceClass == 'NOTEBOOK' }.inService", equalTo(1))
                .body("deviceClasses.find { it.deviceClass == 'TABLET' }.inService", equalTo(2));
        get(clerk, "/annual-reports/2027").statusCode(404);
    }

    @Test
    void answersTheSameBytesForEverOnceFrozen() throws Exception {
        publish();
        freeze(2026).statusCode(201).header("Location", equalTo("/api/reports/v1/annual-reports/2026?version=1"))
                .body("state", equalTo("FROZEN"), "frozenBy", equalTo("it-" + traeger));
        var json = get(clerk, "/annual-reports/2026").statusCode(200).body("state", equalTo("FROZEN")).extract();
        var html = page(clerk, 2026);

        events.send(States.tablet("165384"));
        events.send(States.school("165414", "GE"));
        events.awaitApplied();

        var again = get(clerk, "/annual-reports/2026").extract();
        assertThat(again.asByteArray()).isEqualTo(json.asByteArray());
        assertThat(page(clerk, 2026)).isEqualTo(html);
        var digest = MessageDigest.getInstance("SHA-256").digest(json.asByteArray());
        assertThat(again.header("Repr-Digest")).isEqualTo("sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":");
        get(clerk, "/annual-reports").statusCode(200).body("items", hasSize(1))
                .body("items[0].jsonSha256", equalTo(HexFormat.of().formatHex(digest)));
        get(clerk, "/annual-reports/2025").body("state", equalTo("DRAFT"), "overview.schools", equalTo(3));

        freeze(2026).statusCode(409).body("type", equalTo("/problems/report-already-frozen"));
    }

    @Test
    void freezesOnceHoweverOftenTheSameCallIsSent() {
        publish();
        var key = UUID.randomUUID().toString();
        var first = as(clerk).contentType(ContentType.JSON).body("{}").header("Idempotency-Key", key)
                .post("/annual-reports/2025/freeze").then().statusCode(201)
                .extract();
        var second = as(clerk).contentType(ContentType.JSON).body("{}").header("Idempotency-Key", key)
                .post("/annual-reports/2025/freeze").then().statusCode(201)
                .header("Idempotency-Replayed", "true").extract();

        assertThat(second.asString()).isEqualTo(first.asString());
    }

    @Test
    void waitsForThePositionThatTheReportMustContain() {
        publish();
        var position = events.send(States.tablet("165384"));

        as(clerk).contentType(ContentType.JSON).body("{}").queryParam("minPosition", position)
                .post("/annual-reports/2026/freeze").then().statusCode(201);
        get(clerk, "/annual-reports/2026").body("overview.devicesForPupils", equalTo(4));
    }

    @Test
    void showsASchoolADraftOfItselfAndNeverTheReportOfAll() {
        publish();
        freeze(2026).statusCode(201);
        var head = Tokens.schulleitung(traeger, "165396");

        get(head, "/annual-reports/2026").statusCode(200).body("state", equalTo("DRAFT"), "wholeTraeger", equalTo(false))
                .body("schools.schulnummer", equalTo(List.of("165396")));
        get(head, "/annual-reports").statusCode(200).body("items", hasSize(0));
        as(head).contentType(ContentType.JSON).body("{}").post("/annual-reports/2025/freeze").then().statusCode(403);
        var stranger = Tokens.itBeschaffung(newTraegernummer());
        get(stranger, "/annual-reports").body("items", hasSize(0));
        get(stranger, "/annual-reports/2026").body("state", equalTo("DRAFT"), "schools", hasSize(0));
    }

    @Test
    void addsUpWithDevicesOfSchoolsThatAreClosedOrUnknown() {
        publish();
        events.send(new SchoolState("165415", "GE", "Musterstadt, GE 165415", "05754008", false, LocalDate.of(2025, 8, 1),
                LocalDate.of(2026, 7, 31), null));
        events.send(States.device("165415", "TABLET", "SUS", "IN_SERVICE", LocalDate.of(2026, 2, 2), null, null));
        events.send(States.device("199998", "SERVER", "POOL", "RETIRED", LocalDate.of(2020, 2, 2), LocalDate.of(2026, 2, 2),
                null));
        events.awaitApplied();

        var report = get(clerk, "/annual-reports/2026").statusCode(200).body("schools", hasSize(2))
                .body("elsewhere.inService", equalTo(1), "elsewhere.takenOut", equalTo(1),
                        "overview.devicesElsewhere", equalTo(1))
                .extract().jsonPath();
        for (var column : List.of("inService", "putIntoService", "takenOut", "purchased", "spentCents")) {
            assertThat(report.getLong("schools." + column + ".sum()") + report.getLong("elsewhere." + column)).as(column)
                    .isEqualTo(report.getLong("deviceClasses." + column + ".sum()")).isPositive();
        }
    }

    @Test
    void namesTheRulesInForceAndNoSupersededOnes() {
        publish();
        query(Boolean.class, "INSERT INTO device_quota VALUES ('*', '*', '2026-02-01', 1, 1, 'Beschluss') RETURNING true");
        try {
            get(clerk, "/annual-reports/2026").body("basis.rules.findAll { it.startsWith('jede andere Schulform') }",
                    equalTo(List.of("jede andere Schulform, jeder andere Jahrgang: 1 Gerät je 1 Schülerinnen und Schüler "
                            + "(seit 01.02.2026; Beschluss)")));
            get(clerk, "/annual-reports/2025").body("basis.rules", hasItem(containsString("(seit 01.01.2020; ")))
                    .body("basis.rules", not(hasItem(containsString("01.02.2026"))));
        } finally {
            query(Boolean.class, "DELETE FROM device_quota WHERE valid_from = '2026-02-01' RETURNING true");
        }
    }

    @Test
    void beginsWithTheYearOfTheOldestRule() {
        get(clerk, "/annual-reports/2019").statusCode(404);
        get(clerk, "/annual-reports/2020").statusCode(200).body("state", equalTo("DRAFT"));
    }

    private void publish() {
        events.send(States.traeger(traeger, "05754"));
        events.send(States.school("165384", "GY"));
        events.send(States.school("165396", "G"));
        events.send(States.pupils("165384", 2025, new JahrgangCount("05", 40)));
        events.send(States.pupils("165396", 2025, new JahrgangCount("01", 25), new JahrgangCount("03", 20)));
        events.send(States.tablet("165384"));
        events.send(States.tablet("165396"));
        events.send(States.device("165396", "TABLET", "SUS", "IN_SERVICE", LocalDate.of(2026, 3, 2), null, null));
        events.send(States.device("165396", "NOTEBOOK", "LEHRKRAFT", "RETIRED", LocalDate.of(2019, 3, 2),
                LocalDate.of(2026, 6, 30), null));
        var room = States.room("165384", true);
        events.send(room);
        events.send(States.display("165384", room.id(), "IN_SERVICE"));
        events.awaitApplied();
    }

    private ValidatableResponse freeze(int jahr) {
        return as(clerk).contentType(ContentType.JSON).body("{}").post("/annual-reports/" + jahr + "/freeze").then();
    }

    private static String page(String token, int jahr) {
        return as(token).accept("text/html").get("/annual-reports/" + jahr).then().statusCode(200)
                .contentType("text/html;charset=UTF-8").header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Content-Security-Policy", not(containsString("script"))).extract().asString();
    }
}
