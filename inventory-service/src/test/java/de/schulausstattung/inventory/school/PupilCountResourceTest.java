package de.schulausstattung.inventory.school;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import de.schulausstattung.inventory.InventoryTest;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class PupilCountResourceTest extends InventoryTest {

    @Test
    void reportsAndCorrectsTheCountsOfASchuljahr() {
        var traeger = aTraeger(2);
        var path = API + "/schools/" + traeger.school() + "/pupil-counts";

        as(traeger.it()).body(counts("2026-10-15", "03", 28, "04", 31)).put(path + "/2026-27").then().statusCode(200)
                .body("total", equalTo(59)).body("schuljahr", equalTo("2026/27")).header("ETag", equalTo("\"0.0\""));
        as(traeger.it()).body(counts("2026-10-15", "03", 29, "04", 31)).put(path + "/2026-27").then().statusCode(428);
        as(traeger.it()).header("If-Match", "\"0.0\"").body(counts("2026-10-15", "03", 29, "04", 31)).put(path + "/2026-27")
                .then()
                .statusCode(200).body("total", equalTo(60)).header("ETag", equalTo("\"0.1\""));

        as(traeger.head(0)).get(path).then().statusCode(200).body("items", hasSize(1));
        as(traeger.head(1)).get(path).then().statusCode(404);
        as(traeger.head(0)).body(counts("2026-10-15", "03", 1, "04", 1)).put(path + "/2026-27").then().statusCode(403);
    }

    @Test
    void refusesUnknownJahrgaengeAndDaysOutsideTheSchuljahr() {
        var traeger = aTraeger(1);
        var path = API + "/schools/" + traeger.school() + "/pupil-counts/";

        as(traeger.it()).body(counts("2025-10-15", "03", 28, "ZZ", 31)).put(path + "2026-27").then().statusCode(422)
                .body("violations.code", hasItems("outside-schuljahr", "jahrgang-unknown"))
                .body("violations.pointer", hasItems("/stichtag", "/jahrgaenge/1/jahrgang"));
        as(traeger.it()).body(counts("2026-10-15", "03", 28, "04", 31)).put(path + "2026-28").then().statusCode(422)
                .body("type", equalTo("/problems/schuljahr-invalid"));
    }

    /** Seen red with {@code int}: a count that was left out was nought. */
    @Test
    void asksForEachNumberAndForTheVersionThatIsThere() {
        var traeger = aTraeger(1);
        var path = API + "/schools/" + traeger.school() + "/pupil-counts/2026-27";

        as(traeger.it())
                .body(Map.of("stichtag", "2026-10-15", "source", "ASD", "jahrgaenge", List.of(Map.of("jahrgang", "03"))))
                .put(path).then().statusCode(400).body("violations[0].pointer", equalTo("/jahrgaenge/0/pupils"));
        as(traeger.it()).header("If-Match", "\"0.0\"").body(counts("2026-10-15", "03", 28, "04", 31)).put(path).then()
                .statusCode(412).body("type", equalTo("/problems/stale-version"));
    }

    private static Map<String, Object> counts(String stichtag, String first, int pupils, String second, int others) {
        return Map.of("stichtag", stichtag, "source", "ASD", "jahrgaenge",
                List.of(Map.of("jahrgang", first, "pupils", pupils), Map.of("jahrgang", second, "pupils", others)));
    }
}
