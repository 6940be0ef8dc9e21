package de.schulausstattung.needs.budget;

import static de.schulausstattung.needs.Kommune.OTHER_SCHOOL;
import static de.schulausstattung.needs.Kommune.tablets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.sql.SQLException;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import de.schulausstattung.needs.Kommune;
import de.schulausstattung.needs.NeedsServiceTest;
import de.schulausstattung.platform.testing.Postgres;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class BudgetResourceTest extends NeedsServiceTest {

    private static final long TABLET = 40_000;

    private Kommune kommune;
    private String round;

    @BeforeEach
    void begin() {
        kommune = Kommune.fresh();
        round = kommune.openRound(2027);
    }

    @Test
    void tellsWhatIsStillFree() {
        var budget = kommune.budget(2027, "ENDGERAETE", null, 30 * TABLET);
        assertThat(kommune.free(budget)).isEqualTo(30 * TABLET);

        kommune.approve(kommune.submit(tablets(round, 24))).statusCode(200);

        get(kommune.it(), "/budgets/" + budget).statusCode(200).body("committedCents", equalTo((int) (24 * TABLET)))
                .body("freeCents", equalTo((int) (6 * TABLET)));
        as(kommune.it()).header("If-None-Match", "\"0.0\"").get("/budgets/" + budget).then().statusCode(200);
    }

    @Test
    void isNotOverdrawnAndSaysWhatIsMissing() {
        kommune.budget(2027, "ENDGERAETE", null, 20 * TABLET);
        var id = kommune.submit(tablets(round, 24));

        kommune.approve(id).statusCode(409).body("type", equalTo("/problems/budget-exceeded"))
                .body("detail", containsString("8000.00")).body("detail", containsString("9600.00"));
        kommune.need(id).body("status", equalTo("SUBMITTED")).body("approved", nullValue());
        kommune.decide(id, Map.of("transition", "APPROVE", "quantity", 20, "reason", "mehr ist nicht da")).statusCode(200);
    }

    @Test
    void isNeededToApprove() {
        kommune.budget(2028, "ENDGERAETE", null, 100 * TABLET);
        kommune.budget(2027, "PRAESENTATION", null, 100 * TABLET);

        kommune.approve(kommune.submit(tablets(round, 24))).statusCode(409)
                .body("type", equalTo("/problems/budget-missing"));
    }

    @Test
    void getsBackWhatIsNotGrantedAnyMore() {
        var budget = kommune.budget(2027, "ENDGERAETE", null, 24 * TABLET);
        var id = kommune.submit(tablets(round, 24));
        kommune.approve(id).statusCode(200);
        assertThat(kommune.free(budget)).isZero();

        kommune.decide(id, Map.of("transition", "REJECT", "reason", "Haushaltssperre")).statusCode(200);

        assertThat(kommune.free(budget)).isEqualTo(24 * TABLET);
    }

    @Test
    void ofASchulformTakesThePlaceOfTheOneForAll() {
        var all = kommune.budget(2027, "ENDGERAETE", null, 100 * TABLET);
        var primary = kommune.budget(2027, "ENDGERAETE", "G", 10 * TABLET);
        var need = tablets(round, 10);
        need.put("schulnummer", OTHER_SCHOOL);
        String id = as(kommune.otherHead()).body(need).post("/needs").then().statusCode(201).extract().path("id");
        as(kommune.otherHead()).body(Map.of("transition", "SUBMIT")).post("/needs/" + id + "/transitions").then()
                .statusCode(200);

        kommune.approve(id).statusCode(200);
        kommune.approve(kommune.submit(tablets(round, 5))).statusCode(200);

        assertThat(kommune.free(primary)).isZero();
        assertThat(kommune.free(all)).isEqualTo(95 * TABLET);
    }

    @Test
    void isSetAndChangedBySchulverwaltungOnly() {
        var budget = kommune.budget(2027, "ENDGERAETE", null, 100);
        as(kommune.it()).header("If-Match", "\"0.0\"").body(Map.of("limitCents", 1)).put("/budgets/" + budget).then()
                .statusCode(403);
        as(kommune.head()).get("/budgets").then().statusCode(403);

        as(kommune.administration()).header("If-Match", "\"0.0\"").body(Map.of("limitCents", 200, "budgetLine", "21.03.01"))
                .put("/budgets/" + budget).then().statusCode(200).header("ETag", "\"0.1\"").body("limitCents", equalTo(200));
        as(kommune.administration()).body(Map.of("limitCents", 200)).put("/budgets/" + budget).then().statusCode(428);
        get(kommune.it(), "/budgets?jahr=2027&category=ENDGERAETE").statusCode(200).body("items.id", contains(budget));
    }

    @Test
    void isNeverSetBelowWhatIsCommitted() {
        var budget = kommune.budget(2027, "ENDGERAETE", null, 24 * TABLET);
        kommune.approve(kommune.submit(tablets(round, 24))).statusCode(200);

        as(kommune.administration()).header("If-Match", "\"0.0\"").body(Map.of("limitCents", 24 * TABLET - 1))
                .put("/budgets/" + budget).then().statusCode(409).body("type", equalTo("/problems/budget-committed"));
    }

    @Test
    void isSetOncePerCategoryYearAndSchulformUnderAKey() {
        kommune.budget(2027, "ENDGERAETE", null, 100);
        var again = Map.of("jahr", 2027, "category", "ENDGERAETE", "limitCents", 100);

        as(kommune.administration()).body(again).post("/budgets").then().statusCode(400)
                .body("violations.parameter", contains("Idempotency-Key"));
        as(kommune.administration()).header("Idempotency-Key", "again-and-again").body(again).post("/budgets").then()
                .statusCode(409).body("type", equalTo("/problems/budget-category-taken"));
        as(kommune.administration()).header("Idempotency-Key", "no-such-category")
                .body(Map.of("jahr", 2027, "category", "RAUMFAHRT", "limitCents", 1)).post("/budgets").then().statusCode(422)
                .body("violations.pointer", contains("/category"));
    }

    /** Whoever writes past every rule above the database is stopped by it. */
    @Test
    void isNotOverdrawnByAnyStatement() throws SQLException {
        var budget = kommune.budget(2027, "ENDGERAETE", null, 100);
        var need = kommune.draft(tablets(round, 1));

        try (var connection = Postgres.get().asSuperuser("needs"); var sql = connection.createStatement()) {
            sql.execute("SET app.tenant = '" + kommune.tenant() + "'");
            assertThatThrownBy(() -> sql.execute("INSERT INTO budget_commitment (budget_id, need_id, amount_cents) VALUES ('"
                    + budget + "', '" + need + "', 101)")).hasMessageContaining("ck_budget_overdrawn");
            sql.execute("INSERT INTO budget_commitment (budget_id, need_id, amount_cents) VALUES ('" + budget + "', '" + need
                    + "', 100)");
        }
        assertThat(kommune.free(budget)).isZero();
    }
}
