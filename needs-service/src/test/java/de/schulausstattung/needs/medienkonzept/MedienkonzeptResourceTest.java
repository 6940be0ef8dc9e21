package de.schulausstattung.needs.medienkonzept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import de.schulausstattung.needs.Events;
import de.schulausstattung.needs.NeedsServiceTest;
import de.schulausstattung.needs.States;
import de.schulausstattung.platform.testing.Tokens;
import de.schulausstattung.platform.testing.TopicLog;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class MedienkonzeptResourceTest extends NeedsServiceTest {

    private static final String SCHOOL = "165384";
    private static final String OTHER = "168890";
    private static final List<String> ALL = List.of("1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3",
            "3.4", "4.1", "4.2", "4.3", "4.4", "5.1", "5.2", "5.3", "5.4", "6.1", "6.2", "6.3", "6.4");

    private final String traeger = newTraegernummer();
    private final String clerk = Tokens.itBeschaffung(traeger);
    private final String head = Tokens.schulleitung(traeger, SCHOOL);

    @BeforeEach
    void adoptSchools() {
        var events = new Events(traeger);
        events.send(States.school(SCHOOL, "GY"));
        events.send(States.school(OTHER, "G"));
        events.awaitApplied();
    }

    @Test
    void recordsChangesAndRemovesAVersion() {
        var path = record(head, SCHOOL, "2024", "2024-06-12", List.of("6.3", "1.1", "1.1")).statusCode(201)
                .body("competences", contains("1.1", "6.3")).header("ETag", "\"0.0\"")
                .header("Event-Position", containsString("needs.medienkonzept/")).extract().header("Location");

        var changed = Map.of("label", "2024", "adoptedOn", "2024-06-13", "competences", List.of("1.1"), "url",
                "https://schule.example/konzept.pdf");
        as(head).basePath("").body(changed).put(path).then().statusCode(428);
        as(head).basePath("").header("If-Match", "\"0.7\"").body(changed).put(path).then().statusCode(412);
        as(head).basePath("").header("If-Match", "\"0.0\"").body(changed).put(path).then().statusCode(200)
                .body("adoptedOn", equalTo("2024-06-13")).body("url", equalTo("https://schule.example/konzept.pdf"));
        as(head).basePath("").get(path).then().statusCode(200).body("label", equalTo("2024"));
        as(head).basePath("").header("If-Match", "\"0.1\"").delete(path).then().statusCode(204);
        as(head).basePath("").get(path).then().statusCode(404);
        get(head, "/medienkonzepte").body("items", hasSize(0));
        record(head, SCHOOL, "2024", "2024-06-12", List.of()).statusCode(201);
    }

    @Test
    void tellsOthersOfEachVersion() {
        var id = record(head, SCHOOL, "2024", "2024-06-12", List.of("1.1")).extract().<String> path("id");
        var key = "traeger-" + traeger + "/" + id;
        as(head).header("If-Match", "\"0.0\"").delete("/medienkonzepte/" + id).then().statusCode(204);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> TopicLog.read("needs.medienkonzept", key::equals).of(key).size() == 2);
        assertThat(TopicLog.read("needs.medienkonzept", key::equals).newest(key).value())
                .contains("medienkonzept-removed.v1").contains("\"deleted\":true").contains("\"version\":\"2024\"");
        get(head, "/changes?limit=500").body("items.findAll { it.fact.contains('medienkonzept') }", hasSize(2));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        record(head, SCHOOL, "x", "2024-06-12", List.of("1.1", "7.1")).statusCode(422)
                .body("type", equalTo("/problems/competence-unknown")).body("detail", containsString("7.1"));
        record(clerk, "199999", "x", "2024-06-12", List.of()).statusCode(422)
                .body("type", equalTo("/problems/school-unknown"));
        record(head, OTHER, "x", "2024-06-12", List.of()).statusCode(422).body("type", equalTo("/problems/school-unknown"));
        record(head, SCHOOL, "x", TODAY.plusDays(1).toString(), List.of()).statusCode(422)
                .body("type", equalTo("/problems/medienkonzept-in-future"))
                .body("violations[0].pointer", equalTo("/adoptedOn"));
        as(head).body(Map.of("schulnummer", SCHOOL, "label", " ", "adoptedOn", "2024-06-12", "competences", List.of(), "url",
                "javascript:alert(1)")).post("/medienkonzepte").then().statusCode(400)
                .body("violations.pointer", hasItem("/label")).body("violations.pointer", hasItem("/url"));
        record(head, SCHOOL, "2024", "2024-06-12", List.of()).statusCode(201);
        record(head, SCHOOL, "2024", "2025-06-12", List.of()).statusCode(409)
                .body("type", equalTo("/problems/medienkonzept-label-taken"));
        record(Tokens.of("mb", "/traeger/" + traeger + "/schulen/" + SCHOOL + "/medienberatung"), SCHOOL, "x", "2024-06-12",
                List.of()).statusCode(403);
    }

    @Test
    void keepsSchoolsApart() {
        var id = record(clerk, OTHER, "2024", "2024-06-12", List.of()).statusCode(201).extract().<String> path("id");

        get(head, "/medienkonzepte/" + id).statusCode(404);
        get(head, "/medienkonzepte").body("items", hasSize(0));
        as(head).header("If-Match", "\"0.0\"").delete("/medienkonzepte/" + id).then().statusCode(404);
        get(clerk, "/medienkonzepte?schulnummer=" + OTHER).body("items.id", contains(id));
    }

    @Test
    void sortsByTheDayOfTheDecision() {
        record(head, SCHOOL, "b", "2025-06-12", List.of());
        record(head, SCHOOL, "a", "2022-06-12", List.of());
        record(clerk, OTHER, "c", "2023-06-12", List.of());

        get(clerk, "/medienkonzepte?sort=-adoptedOn").body("items.label", contains("b", "c", "a"));
        var first = get(clerk, "/medienkonzepte?limit=2&count=exact").body("items.label", contains("a", "c"))
                .body("count.value", equalTo(3)).extract().<String> path("next");
        get(clerk, "/medienkonzepte?limit=2&cursor=" + first).body("items.label", contains("b"));
    }

    /** Question 19: which Medienkonzepte are older than 3 years or do not cover areas of the MKR? */
    @Test
    void listsSchoolsWhoseConceptIsOldOrLeavesTeilkompetenzenUncovered() {
        record(head, SCHOOL, "2022", "2022-06-12", ALL);
        record(clerk, OTHER, "2025", "2025-06-12", ALL.subList(0, 22));

        get(clerk, "/medienkonzepte/gaps?olderThanYears=3").statusCode(200).body("items.schulnummer", contains(SCHOOL, OTHER))
                .body("items[0].tooOld", equalTo(true)).body("items[0].newest.ageYears", equalTo(4))
                .body("items[0].uncovered", hasSize(0)).body("items[1].tooOld", equalTo(false))
                .body("items[1].uncovered.code", contains("6.3", "6.4"))
                .body("items[1].uncovered[0].name", equalTo("Modellieren und Programmieren"));
        get(clerk, "/medienkonzepte/gaps?olderThanYears=5").body("items.schulnummer", contains(OTHER));
        get(Tokens.of("mb", "/traeger/" + traeger + "/schulen/" + SCHOOL + "/medienberatung"), "/medienkonzepte/gaps")
                .statusCode(200).body("items.schulnummer", contains(SCHOOL));
    }

    @Test
    void looksAtTheNewestConceptAloneAndMissesNoSchoolWithoutOne() {
        record(head, SCHOOL, "alt", "2019-06-12", List.of());
        record(head, SCHOOL, "neu", "2026-06-12", ALL);

        get(clerk, "/medienkonzepte/gaps").body("items.schulnummer", contains(OTHER)).body("items[0].missing", equalTo(true))
                .body("items[0].newest", nullValue()).body("items[0].uncovered", hasSize(24));
        var removed = record(head, SCHOOL, "falsch", "2026-07-12", List.of("1.1")).extract().<String> path("id");
        get(clerk, "/medienkonzepte/gaps?count=exact").body("items.schulnummer", contains(SCHOOL, OTHER))
                .body("count.value", equalTo(2));
        as(head).header("If-Match", "\"0.0\"").delete("/medienkonzepte/" + removed).then().statusCode(204);
        get(clerk, "/medienkonzepte/gaps").body("items.schulnummer", not(hasItem(SCHOOL)));
    }

    @Test
    void showsThe24Teilkompetenzen() {
        get(head, "/competences").statusCode(200).body("items.code", equalTo(ALL))
                .body("items.findAll { it.code.startsWith('3.') }.area",
                        everyItem(equalTo("Kommunizieren und Kooperieren")));
    }

    private static ValidatableResponse record(String token, String school, String label, String adoptedOn,
            List<String> competences) {
        return as(token).body(Map.of("schulnummer", school, "label", label, "adoptedOn", adoptedOn, "competences", competences))
                .post("/medienkonzepte").then();
    }
}
