package de.schulausstattung.inventory.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import de.schulausstattung.inventory.InventoryTest;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class RoomResourceTest extends InventoryTest {

    @Test
    void addsChangesAndRemovesARoomAndItsStandort() {
        var traeger = aTraeger(1);
        var standort = as(traeger.it()).body(Map.of("name", "Haus B", "main", false))
                .post(API + "/schools/" + traeger.school() + "/standorte").then().statusCode(201).extract().jsonPath()
                .getString("id");
        var path = as(traeger.it()).body(room(traeger, "A 104", standort)).post(API + "/rooms").then().statusCode(201).extract()
                .header("Location");

        as(traeger.it()).header("If-Match", "\"0.0\"")
                .body(Map.of("name", "A 105", "kind", "FACHRAUM_NW", "unterrichtsrelevant", true, "seats", 30)).put(path).then()
                .statusCode(200).body("name", equalTo("A 105")).body("seats", equalTo(30));
        as(traeger.it()).delete(path).then().statusCode(428);
        as(traeger.it()).header("If-Match", "\"0.1\"").delete(path).then().statusCode(204);
        as(traeger.it()).get(path).then().statusCode(404);
        as(traeger.it()).get(API + "/rooms").then().body("items", hasSize(0));
        as(traeger.it()).get(API + "/changes?limit=500").then().body("items.findAll { it.fact.contains('room-removed') }",
                hasSize(1));
    }

    @Test
    void keepsTheNamesOfASchoolApart() {
        var traeger = aTraeger(2);
        as(traeger.it()).body(room(traeger, "A 104", null)).post(API + "/rooms").then().statusCode(201);

        as(traeger.it()).body(room(traeger, "A 104", null)).post(API + "/rooms").then().statusCode(409)
                .body("type", equalTo("/problems/room-name-taken"));
        as(traeger.it()).body(Map.of("schulnummer", traeger.schools().get(1), "name", "A 104", "kind", "SONSTIGE",
                "unterrichtsrelevant", false)).post(API + "/rooms").then().statusCode(201);
    }

    @Test
    void takesUpperAndLowerCaseForTheSameName() {
        var traeger = aTraeger(1);
        as(traeger.it()).body(room(traeger, "A 104", null)).post(API + "/rooms").then().statusCode(201);

        as(traeger.it()).body(room(traeger, " a 104", null)).post(API + "/rooms").then().statusCode(409)
                .body("type", equalTo("/problems/room-name-taken"));
    }

    @Test
    void keepsWhatIsInUse() {
        var traeger = aTraeger(1);
        var standort = as(traeger.it()).body(Map.of("name", "Haus B", "main", true))
                .post(API + "/schools/" + traeger.school() + "/standorte").then().statusCode(201).extract();
        var room = as(traeger.it()).body(room(traeger, "A 104", standort.path("id"))).post(API + "/rooms").then()
                .statusCode(201).extract();
        var tablet = new java.util.HashMap<>(aTablet(traeger, "A-1"));
        tablet.put("roomId", room.path("id"));
        var device = as(traeger.it()).body(tablet).post(API + "/devices").header("Location");

        as(traeger.it()).header("If-Match", "\"0.0\"").delete(standort.header("Location")).then().statusCode(409)
                .body("type", equalTo("/problems/standort-in-use"));
        as(traeger.it()).header("If-Match", "\"0.0\"").delete(room.header("Location")).then().statusCode(409)
                .body("type", equalTo("/problems/room-in-use"));
        as(traeger.it()).body(Map.of("transition", "DISPOSE", "reason", "verkauft")).post(device + "/transitions").then()
                .statusCode(200);
        as(traeger.it()).header("If-Match", "\"0.0\"").delete(room.header("Location")).then().statusCode(204);
        as(traeger.it()).header("If-Match", "\"0.0\"").delete(standort.header("Location")).then().statusCode(204);
    }

    @Test
    void knowsOneMainStandortAndAsksWhetherItIs() {
        var traeger = aTraeger(1);
        var path = API + "/schools/" + traeger.school() + "/standorte";
        as(traeger.it()).body(Map.of("name", "Haus A", "main", true)).post(path).then().statusCode(201);

        as(traeger.it()).body(Map.of("name", "Haus B", "main", true)).post(path).then().statusCode(409)
                .body("type", equalTo("/problems/standort-main-taken"));
        as(traeger.it()).body(Map.of("name", "Haus B")).post(path).then().statusCode(400)
                .body("violations[0].pointer", equalTo("/main"));
    }

    @Test
    void storesABatchAsAWholeOrNotAtAll() {
        var traeger = aTraeger(1);

        as(traeger.it()).body(Map.of("items", List.of(room(traeger, "A 1", null), room(traeger, "A 1", null))))
                .post(API + "/rooms:batch")
                .then().statusCode(409);
        assertThat(as(traeger.it()).get(API + "/rooms").jsonPath().getList("items")).isEmpty();
        as(traeger.it()).body(Map.of("items", List.of(room(traeger, "A 1", null), room(traeger, "A 2", null))))
                .post(API + "/rooms:batch")
                .then().statusCode(200).body("items", hasSize(2));
    }

    private static Map<String, Object> room(Traeger traeger, String name, @org.jspecify.annotations.Nullable String standort) {
        var room = new java.util.HashMap<String, Object>(Map.of("schulnummer", traeger.school(), "name", name, "kind",
                "UNTERRICHTSRAUM", "unterrichtsrelevant", true));
        if (standort != null) {
            room.put("standortId", standort);
        }
        return room;
    }
}
