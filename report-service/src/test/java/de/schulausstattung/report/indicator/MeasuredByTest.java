package de.schulausstattung.report.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import de.schulausstattung.events.inventory.PupilCountState.JahrgangCount;
import de.schulausstattung.events.needs.EquipmentRule;
import de.schulausstattung.events.needs.EquipmentStandardState;
import de.schulausstattung.events.needs.EquipmentStandardState.Deviation;
import de.schulausstattung.events.needs.EquipmentStandardState.Rule;
import de.schulausstattung.platform.testing.Tokens;
import de.schulausstattung.report.Events;
import de.schulausstattung.report.ReportServiceTest;
import de.schulausstattung.report.States;
import de.schulausstattung.report.comparison.FiguresJob;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

/** Whose rules the Soll of a figure comes of, and that each figure says it; what it amounts to, {@link SollTest} tests. */
@QuarkusTest
class MeasuredByTest extends ReportServiceTest {

    private static final String COVERAGE = "figures.find { it.id == 'target-coverage' }";
    private static final String DISPLAYS = "figures.find { it.id == 'display-coverage' }";
    private static final String SCHOOL = "165384";

    private final String traeger = newTraegernummer();
    private final Events events = new Events(traeger);
    private final String clerk = Tokens.itBeschaffung(traeger);

    @Inject
    FiguresJob job;

    /** A Gymnasium with 40 pupils, 10 tablets and 10 notebooks for them, and a room with a projector. */
    @BeforeEach
    void publish() {
        events.send(States.traeger(traeger, "05754"));
        events.send(States.school(SCHOOL, "GY"));
        events.send(States.pupils(SCHOOL, 2024, new JahrgangCount("05", 40)));
        for (int i = 0; i < 10; i++) {
            events.send(States.tablet(SCHOOL));
            events.send(States.device(SCHOOL, "NOTEBOOK", "SUS", "IN_SERVICE", LocalDate.of(2025, 8, 1), null, null));
        }
        var room = States.room(SCHOOL, true);
        events.send(room);
        events.send(States.device(SCHOOL, "PROJECTOR", "POOL", "IN_SERVICE", LocalDate.of(2024, 2, 1), null, room.id()));
        events.awaitApplied();
    }

    @Test
    void isTheReferenceWhereNoStandardIsInForce() {
        get(clerk, "/indicators").statusCode(200).body(COVERAGE + ".value", equalTo(0.5f))
                .body(COVERAGE + ".measuredBy.kind", equalTo("REFERENCE"))
                .body(COVERAGE + ".measuredBy.id", nullValue())
                .body(COVERAGE + ".measuredBy.validFrom", equalTo("2020-01-01"))
                .body(COVERAGE + ".measuredBy.source", containsString("Medienzentrum Dortmund"))
                .body(DISPLAYS + ".value", equalTo(1f));
    }

    @Test
    void isTheTraegersOwnStandardFromItsFirstDayOn() {
        var standard = States.standard("2026", "2026-08-01", 1, 2, 1);
        events.send(standard);
        events.awaitApplied();

        for (var reader : List.of(clerk, Tokens.schulleitung(traeger, SCHOOL))) {
            get(reader, "/schools/" + SCHOOL + "/indicators").statusCode(200)
                    .body("target", equalTo(20), "devicesForPupils", equalTo(10))
                    .body("relevantRooms", equalTo(1), "roomsWithDisplay", equalTo(0))
                    .body(COVERAGE + ".value", equalTo(0.5f), COVERAGE + ".measuredBy.kind", equalTo("STANDARD"))
                    .body(COVERAGE + ".measuredBy.id", equalTo(standard.id().toString()))
                    .body(COVERAGE + ".measuredBy.label", equalTo("2026"))
                    .body(COVERAGE + ".measuredBy.validFrom", equalTo("2026-08-01"))
                    .body(COVERAGE + ".measuredBy.source", equalTo("Schulausschuss"))
                    .body(COVERAGE + ".rows.href", equalTo(List.of("/api/inventory/v1/devices?deviceClass.in=TABLET"
                            + "&userGroup.in=SUS&status=IN_SERVICE&schulnummer=165384")))
                    .body(DISPLAYS + ".value", equalTo(0f), DISPLAYS + ".measuredBy.kind", equalTo("STANDARD"))
                    .body("figures[0].value", equalTo(0.5f), "figures[0].measuredBy.kind", equalTo("REFERENCE"))
                    .body("figures.find { it.id == 'average-age' }.measuredBy", nullValue());
        }
        get(clerk, "/indicators?asOf=2026-08-01").body(COVERAGE + ".measuredBy.kind", equalTo("STANDARD"));
        get(clerk, "/indicators?asOf=2026-07-31").body(COVERAGE + ".measuredBy.kind", equalTo("REFERENCE"),
                "target", equalTo(40));
    }

    @Test
    void isTheReferenceForDisplaysThatAStandardSaysNothingOf() {
        events.send(with(States.standard("2026", "2026-08-01", 1, 1, 1),
                List.of(new Rule(EquipmentRule.DEVICES_PER_PUPIL, "*", "*", "*", 1, 1, null))));
        events.awaitApplied();

        get(clerk, "/indicators").body(COVERAGE + ".measuredBy.kind", equalTo("STANDARD"))
                .body(DISPLAYS + ".measuredBy.kind", equalTo("REFERENCE"), DISPLAYS + ".value", equalTo(1f));
    }

    @Test
    void isNoVersionThatWasWithdrawnNorOneOfSomebodyElse() {
        var other = newTraegernummer();
        var elsewhere = new Events(other);
        elsewhere.send(States.standard("Fremd", "2026-01-01", 3, 1, 1));
        elsewhere.awaitApplied();
        var planned = States.standard("2027", "2026-01-01", 2, 1, 1);
        events.send(planned);
        events.send(new EquipmentStandardState(planned.id(), planned.label(), planned.validFrom(), planned.source(), "TRAEGER",
                "WITHDRAWN", planned.counts(), planned.rules(), null), 0, 1);
        events.awaitApplied();

        get(clerk, "/indicators").body(COVERAGE + ".measuredBy.kind", equalTo("REFERENCE"));
        get(clerk, "/rules").statusCode(200).body("standards", hasSize(0));
    }

    @Test
    void standsAmongTheRules() {
        events.send(States.standard("2020", "2020-01-01", 1, 1, 1));
        events.send(with(States.standard("2026", "2026-08-01", 1, 2, 1), List.of(new Rule(EquipmentRule.DEVICES_PER_PUPIL, "GY",
                "05", "*", 1, 2, new Deviation("Haushaltslage", 1, 1)))));
        events.send(States.standard("2027", "2027-08-01", 2, 1, 1));
        events.awaitApplied();

        get(Tokens.schulleitung(traeger, SCHOOL), "/rules").statusCode(200)
                .body("standards.label", equalTo(List.of("2020", "2026", "2027")))
                .body("standards.inForce", equalTo(List.of(false, true, false)))
                .body("standards[1].rules[0].deviation.reason", equalTo("Haushaltslage"));
        get(Tokens.betrieb(), "/rules").statusCode(200).body("standards", hasSize(0));
    }

    @Test
    void isSaidInTheAnnualReportAndStaysInTheFrozenOne() {
        var standard = with(States.standard("2026", "2026-08-01", 1, 2, 1), List.of(new Rule(EquipmentRule.DEVICES_PER_PUPIL,
                "GY", "05", "*", 1, 2, new Deviation("Haushaltslage", 1, 1))));
        events.send(standard);
        events.awaitApplied();
        freeze(Map.of()).statusCode(201);
        var frozen = get(clerk, "/annual-reports/2026").statusCode(200).body("overview.target", equalTo(20))
                .body("basis.standard.id", equalTo(standard.id().toString()))
                .body("basis.standardRules", equalTo(List.of("Gymnasium, Jahrgang 05: 1 Gerät je 2 Schülerinnen und Schüler"
                        + " (weicht ab, übernommen war 1 je 1; Haushaltslage)")))
                .body("basis.rules", hasItem(startsWith("jede andere Schulform, jeder andere Jahrgang: 1 Gerät je 1")))
                .extract().asByteArray();
        var page = page();
        assertThat(page).contains("Das Ziel setzt der Ausstattungsstandard „2026“ des Schulträgers (gültig ab 01.08.2026; "
                + "Schulausschuss; Kennung " + standard.id() + ").", "<dd>Gemessen an: Ausstattungsstandard „2026“",
                "<dd>Gemessen an: Referenzquoten", "übernommen war 1 je 1; Haushaltslage");

        events.send(States.standard("2026a", "2026-09-01", 2, 1, 1));
        events.awaitApplied();

        assertThat(get(clerk, "/annual-reports/2026").extract().asByteArray()).isEqualTo(frozen);
        assertThat(page()).isEqualTo(page);
        get(clerk, "/annual-reports/2026?version=draft").body("overview.target", equalTo(80),
                "basis.standard.label", equalTo("2026a"));
        freeze(Map.of("reason", "neuer Standard")).statusCode(201);
    }

    @Test
    void isTheReferenceWhereTraegerAreCompared() {
        events.send(States.standard("2026", "2026-01-01", 4, 1, 3));
        events.awaitApplied();
        job.run();

        get(clerk, "/indicators").body(COVERAGE + ".value", equalTo(0.0625f));
        get(clerk, "/comparison/own").statusCode(200).body("measuredBy.kind", equalTo("REFERENCE"))
                .body("indicators.find { it.id == 'target-coverage' }.own.value", equalTo(0.5f))
                .body("indicators.find { it.id == 'display-coverage' }.own.value", equalTo(1f));
        get(Tokens.bildungsbuero("05754"), "/comparison").statusCode(200).body("measuredBy.kind", equalTo("REFERENCE"));
    }

    private static EquipmentStandardState with(EquipmentStandardState standard, List<Rule> rules) {
        return new EquipmentStandardState(standard.id(), standard.label(), standard.validFrom(), standard.source(),
                standard.level(), standard.status(), standard.counts(), rules, standard.adoptedFrom());
    }

    private ValidatableResponse freeze(Map<String, String> command) {
        return as(clerk).contentType(ContentType.JSON).body(command).post("/annual-reports/2026/freeze").then();
    }

    private String page() {
        return as(clerk).accept("text/html").get("/annual-reports/2026").then().statusCode(200).extract().asString();
    }
}
