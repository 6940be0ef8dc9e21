package de.schulausstattung.report.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import de.schulausstattung.platform.testing.Tokens;
import de.schulausstattung.report.Events;
import de.schulausstattung.report.ReportServiceTest;
import de.schulausstattung.report.States;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Rules are shared by every Träger: each test dates its own Schulform and class, from days that no report speaks of. */
@QuarkusTest
class RuleResourceTest extends ReportServiceTest {

    private final String operator = Tokens.betrieb();
    private final String clerk = Tokens.itBeschaffung(newTraegernummer());

    @Test
    void showsEveryReaderOfFiguresTheRulesWithTheirDayAndSource() {
        get(clerk, "/rules").statusCode(200)
                .body("deviceQuotas.find { it.schulform == 'G' && it.jahrgang == '01' }.devices", equalTo(0))
                .body("deviceQuotas.find { it.schulform == 'G' && it.jahrgang == '01' }.validFrom", equalTo("2020-01-01"))
                .body("deviceQuotas.find { it.schulform == 'G' && it.jahrgang == '01' }.inForce", equalTo(true))
                .body("usefulLives.find { it.deviceClass == 'TABLET' }.years", equalTo(5))
                .body("usefulLives.find { it.deviceClass == 'TABLET' }.source", containsString("Arbeitswert"));
        get(Tokens.schulleitung(newTraegernummer(), "165384"), "/rules").statusCode(200);
        get(operator, "/rules").statusCode(200);
        get(Tokens.bildungsbuero("05754"), "/rules").statusCode(403);
    }

    @Test
    void supersedesAQuotaFromADayOn() {
        quota("Q", "2089-08-01", 1, 2).statusCode(200).body("inForce", equalTo(false), "perPupils", equalTo(2));
        quota("Q", "2090-08-01", 1, 1).statusCode(200);
        life("KLASSENSATZ", "2089-08-01", 4).statusCode(200).body("years", equalTo(4), "source", equalTo("Ratsbeschluss"));

        get(clerk, "/rules").body("deviceQuotas.findAll { it.schulform == 'Q' }", hasSize(2))
                .body("deviceQuotas.findAll { it.schulform == 'Q' }.inForce", not(hasItem(true)))
                .body("usefulLives.findAll { it.deviceClass == 'KLASSENSATZ' }", hasSize(1));
        assertThat(query(String.class, "SELECT recorded_by FROM device_quota WHERE schulform = 'Q' LIMIT 1"))
                .isEqualTo(query(String.class, "SELECT recorded_by FROM useful_life WHERE device_class = 'KLASSENSATZ'"))
                .isNotBlank();
    }

    @Test
    void changesNothingWhenTheSameIsSentAgain() {
        var key = UUID.randomUUID().toString();
        var first = asOperator(key).body(quotaOf("R", "2089-08-01", 1, 2)).post("/rules/device-quotas").then().statusCode(200)
                .extract().asString();
        assertThat(asOperator(key).body(quotaOf("R", "2089-08-01", 1, 2)).post("/rules/device-quotas").then().statusCode(200)
                .header("Idempotency-Replayed", "true").extract().asString()).isEqualTo(first);
        var recorded = query(String.class, "SELECT recorded_at::text || xmin FROM device_quota WHERE schulform = 'R'");

        quota("R", "2089-08-01", 1, 2).statusCode(200);

        assertThat(query(String.class, "SELECT recorded_at::text || xmin FROM device_quota WHERE schulform = 'R'"))
                .isEqualTo(recorded);
        quota("R", "2089-08-01", 1, 3).statusCode(200);
        get(clerk, "/rules").body("deviceQuotas.findAll { it.schulform == 'R' }.perPupils", equalTo(List.of(3)));
    }

    /** Seen red without the trigger that leaves the Stichtag of a frozen report. */
    @Test
    void leavesAloneWhatAFrozenReportWasComputedBy() {
        var traeger = newTraegernummer();
        var events = new Events(traeger);
        events.send(States.traeger(traeger, "05754"));
        events.send(States.school("165384", "GY"));
        events.awaitApplied();
        as(Tokens.itBeschaffung(traeger)).contentType("application/json").body("{}").post("/annual-reports/2026/freeze").then()
                .statusCode(201);

        for (var day : List.of("2020-01-01", "2026-01-01", TODAY.toString())) {
            quota("S", day, 2, 1).statusCode(409).contentType("application/problem+json")
                    .body("type", equalTo("/problems/rule-in-frozen-report"));
            life("TABLET", day, 7).statusCode(409).body("type", equalTo("/problems/rule-in-frozen-report"));
        }
        quota("G", "2020-01-01", 1, 1).statusCode(409);
        quota("S", TODAY.plusDays(1).toString(), 1, 1).statusCode(200);
        get(clerk, "/rules").body("deviceQuotas.findAll { it.schulform == 'S' && it.jahrgang == '77' }", hasSize(1));
    }

    @Test
    void isTheOperatorsAlone() {
        as(clerk).contentType(ContentType.JSON).body(quotaOf("T", "2089-08-01", 1, 1)).post("/rules/device-quotas").then()
                .statusCode(403);
        as(clerk).contentType(ContentType.JSON).body(lifeOf("TABLET", "2089-08-01", 9)).post("/rules/useful-lives").then()
                .statusCode(403);
    }

    @Test
    void refusesWhatIsNoRule() {
        quota("gymnasium", "2089-08-01", 1, 1).statusCode(400).body("violations.pointer", hasItem("/schulform"));
        quota("T", "2089-08-01", -1, 0).statusCode(400).body("violations.pointer", hasItem("/devices"))
                .body("violations.pointer", hasItem("/perPupils"));
        life("tablet", "2089-08-01", 0).statusCode(400).body("violations", hasSize(2));
    }

    private ValidatableResponse quota(String schulform, String validFrom, int devices, int perPupils) {
        return as(operator).contentType(ContentType.JSON).body(quotaOf(schulform, validFrom, devices, perPupils))
                .post("/rules/device-quotas").then();
    }

    private ValidatableResponse life(String deviceClass, String validFrom, int years) {
        return as(operator).contentType(ContentType.JSON).body(lifeOf(deviceClass, validFrom, years))
                .post("/rules/useful-lives").then();
    }

    private RequestSpecification asOperator(String key) {
        return as(operator).contentType(ContentType.JSON).header("Idempotency-Key", key);
    }

    private static String quotaOf(String schulform, String validFrom, int devices, int perPupils) {
        return """
                {"schulform":"%s","jahrgang":"77","validFrom":"%s","devices":%d,"perPupils":%d,"source":"Ratsbeschluss"}"""
                .formatted(schulform, validFrom, devices, perPupils);
    }

    private static String lifeOf(String deviceClass, String validFrom, int years) {
        return """
                {"deviceClass":"%s","validFrom":"%s","years":%d,"source":"Ratsbeschluss"}"""
                .formatted(deviceClass, validFrom, years);
    }
}
