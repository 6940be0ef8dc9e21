package de.schulausstattung.needs.round;

import static de.schulausstattung.needs.Kommune.phase;
import static de.schulausstattung.needs.Kommune.round;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import de.schulausstattung.needs.Kommune;
import de.schulausstattung.needs.NeedsServiceTest;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class RoundResourceTest extends NeedsServiceTest {

    private static final Map<String, Object> COLLECT = phase("COLLECT", -5, 5, "REQUESTER");
    private static final Map<String, Object> DECIDE = phase("DECIDE", 6, 20, "INSPECTOR", "DECIDER");

    private Kommune kommune;

    @BeforeEach
    void begin() {
        kommune = Kommune.fresh();
    }

    private String open(Map<String, Object> round) {
        return as(kommune.it()).body(round).post("/rounds").then().statusCode(201).extract().path("id");
    }

    @Test
    void isReadByEverySchoolOfTheTraegerAndByNobodyElse() {
        var id = open(round(2027, "Bedarfsrunde", COLLECT, DECIDE));

        get(kommune.head(), "/rounds/" + id).statusCode(200).body("phases.code", contains("COLLECT", "DECIDE"))
                .body("openPhases", contains("COLLECT"));
        get(kommune.head(), "/rounds?jahr=2027").statusCode(200).body("items", hasSize(1));
        get(kommune.head(), "/rounds?jahr=2028").statusCode(200).body("items", empty());
        get(Kommune.fresh().it(), "/rounds/" + id).statusCode(404);
    }

    @Test
    void isOpenedByWhoDecidesOnly() {
        as(kommune.head()).body(round(2027, "Bedarfsrunde", COLLECT)).post("/rounds").then().statusCode(403);
        as(kommune.adviser()).body(round(2027, "Bedarfsrunde", COLLECT)).post("/rounds").then().statusCode(403);
    }

    @Test
    void namesEachWrongPhaseByItsPlace() {
        as(kommune.it()).body(round(2027, "Bedarfsrunde", DECIDE, COLLECT, phase("COLLECT", 9, 8))).post("/rounds").then()
                .statusCode(422).body("type", equalTo("/problems/round-refused"))
                .body("violations.pointer", contains("/phases/1/from", "/phases/2/until", "/phases/2/code"));
    }

    @Test
    void hasANameOfItsOwnInTheYear() {
        open(round(2027, "Bedarfsrunde", COLLECT));

        as(kommune.it()).body(round(2027, "Bedarfsrunde", COLLECT)).post("/rounds").then().statusCode(409)
                .body("type", equalTo("/problems/need-round-name-taken"));
        open(round(2028, "Bedarfsrunde", COLLECT));
    }

    /** 1B-12: one more stage between request and decision is data. */
    @Test
    void takesOneMorePhaseThatLetsOthersWrite() {
        var id = open(round(2027, "Bedarfsrunde", phase("COLLECT", -9, -5, "REQUESTER"), DECIDE));
        as(kommune.head()).body(Kommune.tablets(id, 1)).post("/needs").then().statusCode(409)
                .body("type", equalTo("/problems/phase-closed"));

        as(kommune.it()).header("If-Match", "\"0.0\"").body(round(2027, "Bedarfsrunde", phase("COLLECT", -9, -5, "REQUESTER"),
                phase("NACHMELDEN", -1, 1, "REQUESTER"), DECIDE)).put("/rounds/" + id).then().statusCode(200)
                .body("version", equalTo(1)).body("openPhases", contains("NACHMELDEN"));

        kommune.draft(Kommune.tablets(id, 1));
    }

    @Test
    void changesOnlyForItsNewestVersion() {
        var id = open(round(2027, "Bedarfsrunde", COLLECT));
        var changed = round(2027, "Bedarfsrunde 2", COLLECT);

        as(kommune.it()).body(changed).put("/rounds/" + id).then().statusCode(428);
        as(kommune.it()).header("If-Match", "\"0.7\"").body(changed).put("/rounds/" + id).then().statusCode(412);
    }

    @Test
    void isRemovedAsLongAsItHasNoNeeds() {
        var empty = open(round(2027, "Leer", COLLECT));
        as(kommune.it()).header("If-Match", "\"0.0\"").delete("/rounds/" + empty).then().statusCode(204);
        get(kommune.it(), "/rounds/" + empty).statusCode(404);

        var used = open(round(2027, "Voll", COLLECT));
        kommune.draft(Kommune.tablets(used, 1));
        as(kommune.it()).header("If-Match", "\"0.0\"").delete("/rounds/" + used).then().statusCode(409)
                .body("type", equalTo("/problems/round-in-use"));
    }

    /** What is open depends on the day: an unchanged version is no reason not to look again. */
    @Test
    void isNeverAnsweredNotModified() {
        var id = open(round(2027, "Bedarfsrunde", COLLECT));

        as(kommune.it()).header("If-None-Match", "\"0.0\"").get("/rounds/" + id).then().statusCode(200)
                .header("ETag", "\"0.0\"");
    }
}
