package de.schulausstattung.inventory.reliability;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import de.schulausstattung.inventory.InventoryTest;
import de.schulausstattung.inventory.Jobs;
import de.schulausstattung.platform.testing.OperatorsPort;
import de.schulausstattung.platform.testing.Postgres;
import de.schulausstattung.platform.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What the operator does to events: noted for good, and never done twice at once. */
@QuarkusTest
class OperatorActTest extends InventoryTest {

    private static final String REPUBLISH = API + "/operations/republish";

    private Traeger traeger;

    @BeforeEach
    void begin() {
        traeger = aTraeger(1);
        as(traeger.it()).body(aTablet(traeger, "R-1")).post(API + "/devices").then().statusCode(201);
    }

    /** The epoch is the whole database's; other tests expect the first. */
    @AfterEach
    void backToTheFirstEpoch() {
        Stored.execute("DELETE FROM job WHERE kind = 'republish'");
        Stored.execute("UPDATE service_epoch SET number = 0");
    }

    /** More than one batch. Seen red with batches that raise no version. */
    @Test
    void publishesEveryAggregateOnceWithTheEpochThatItsRowHas() {
        for (int i = 0; i < 5; i++) {
            as(traeger.it()).body(Map.of("mode", "ATOMIC", "items", devices(i))).post(API + "/devices:batch").then()
                    .statusCode(207);
        }

        var job = as(Tokens.betrieb()).header("Idempotency-Key", "republish-" + traeger.nummer()).post(REPUBLISH).then()
                .statusCode(202).extract().header("Location");
        as(Tokens.betrieb()).header("Idempotency-Key", "republish-" + traeger.nummer()).post(REPUBLISH).then().statusCode(202)
                .header("Location", job).header("Idempotency-Replayed", "true");
        Jobs.ended(Tokens.betrieb(), job);

        assertThat(Stored.number("SELECT number FROM service_epoch")).isOne();
        assertThat(Stored.count("device WHERE tenant_id = ?", traeger.tenant())).isEqualTo(1_001);
        assertThat(Stored.count("""
                device d JOIN outbox_event e ON e.tenant_id = d.tenant_id AND e.aggregate_id = d.id::text
                   AND e.epoch = d.epoch AND e.aggregate_version = d.version AND e.event_type LIKE '%device-republished.v1'
                 WHERE d.tenant_id = ? AND d.epoch = 1 AND d.version = 1""", traeger.tenant())).isEqualTo(1_001);
        assertThat(acts("republish", job.substring(job.lastIndexOf('/') + 1))).hasSize(2).first().asString()
                .isEqualTo("ASKED epoch=1");
    }

    /** Seen red without the look for an open job: the epoch was raised a second time. */
    @Test
    void refusesASecondRepublishWhileOneWaitsOrRuns() {
        Stored.execute("""
                INSERT INTO job (tenant_id, id, kind, state, subject, parameters, created_at, expires_at, leased_until)
                VALUES ('betrieb', gen_random_uuid(), 'republish', 'RUNNING', 'x', '{}', now(), now() + interval '1 day',
                        now() + interval '1 day')""");

        as(Tokens.betrieb()).post(REPUBLISH).then().statusCode(409).body("type", equalTo("/problems/republish-running"));

        assertThat(Stored.number("SELECT number FROM service_epoch")).isZero();
    }

    /** Seen red without the note in the transaction of the act. */
    @Test
    void notesWhoLetAParkedEventGo() {
        var sequence = park();
        as(Tokens.betrieb()).get(API + "/operations/parked-events").then().statusCode(200).body("more", equalTo(false))
                .body("items.sequence", hasItem((int) sequence));

        discard(sequence).statusCode(204);
        discard(sequence).statusCode(404);

        assertThat(acts("parked-event.discard", String.valueOf(sequence))).containsExactly("DONE");
        as(Tokens.betrieb()).get(API + "/operations/parked-events").then().body("items.sequence", not(hasItem((int) sequence)));
    }

    @Test
    void showsTheListPageByPageToTheOperatorAlone() {
        for (int i = 0; i < 3; i++) {
            discard(park()).statusCode(204);
        }

        var first = as(Tokens.betrieb()).get(API + "/operations/acts?limit=2").then().statusCode(200).extract().jsonPath();
        assertThat(first.getList("items")).hasSize(2);
        as(Tokens.betrieb()).get(API + "/operations/acts?limit=2&cursor=" + first.getString("next")).then().statusCode(200)
                .body("items[0].id", not(equalTo(first.getString("items[1].id"))));
        as(traeger.it()).get(API + "/operations/acts").then().statusCode(403);
    }

    /** Through the gateway comes nobody, since it leads to the port of everybody. */
    @Test
    void isFoundOnTheManagementPortAlone() {
        for (var path : List.of("/operations/acts", "/operations/parked-events", "/operations/log-levels")) {
            as(Tokens.betrieb()).header(OperatorsPort.AWAY, "yes").get(API + path).then().statusCode(404)
                    .body("type", equalTo("/problems/no-such-path"));
            as(Tokens.betrieb()).get(API + path).then().statusCode(200);
            given().get(API + path).then().statusCode(401);
        }
        as(Tokens.betrieb()).header(OperatorsPort.AWAY, "yes").post(REPUBLISH).then().statusCode(404);
        assertThat(Stored.number("SELECT number FROM service_epoch")).isZero();
        assertThat(Stored.number("SELECT count(*) FROM job WHERE kind = 'republish'")).isZero();
    }

    @Test
    void theManagementPortHasNothingElseOfTheApi() {
        var management = ConfigProvider.getConfig().getValue("quarkus.management.port", int.class);
        for (var path : List.of("/devices", "/me", "/operations/../devices", "/operations/%2e%2e/devices",
                "/jobs/..%2fdevices", "/operationsdevices")) {
            as(Tokens.betrieb()).urlEncodingEnabled(false).port(management).get(API + path).then().statusCode(404);
        }
    }

    @Test
    void letsACategorySayMoreAndNotesIt() {
        var category = "de.schulausstattung.drill" + traeger.nummer();

        as(Tokens.betrieb()).body(Map.of("category", category, "level", "DEBUG")).post(API + "/operations/log-levels").then()
                .statusCode(204);
        assertThat(Logger.getLogger(category).isDebugEnabled()).isTrue();
        as(Tokens.betrieb()).get(API + "/operations/log-levels").then().statusCode(200)
                .body("items.find { it.category == '" + category + "' }.level", equalTo("DEBUG"));

        as(Tokens.betrieb()).body(Map.of("category", category, "level", "INHERITED")).post(API + "/operations/log-levels")
                .then().statusCode(204);
        assertThat(Logger.getLogger(category).isDebugEnabled()).isFalse();
        assertThat(acts("log-level.debug", category)).containsExactly("DONE");
        assertThat(acts("log-level.inherited", category)).containsExactly("DONE");
    }

    @Test
    void refusesALevelAndACategoryThatAreNone() {
        as(Tokens.betrieb()).body(Map.of("category", "de.schulausstattung", "level", "TRACE"))
                .post(API + "/operations/log-levels").then().statusCode(400).body("violations[0].pointer", equalTo("/level"));
        as(Tokens.betrieb()).body(Map.of("category", "de schule\n", "level", "DEBUG")).post(API + "/operations/log-levels")
                .then().statusCode(400).body("violations[0].pointer", equalTo("/category"));
        as(traeger.it()).body(Map.of("category", "de.schulausstattung", "level", "DEBUG")).post(API + "/operations/log-levels")
                .then().statusCode(403);
    }

    private long park() {
        Stored.execute(
                "UPDATE outbox_event SET parked_at = now(), published_at = NULL WHERE aggregate_type = 'inventory.device' "
                        + "AND tenant_id = '" + traeger.tenant() + "'");
        return Stored.number("SELECT sequence FROM outbox_event WHERE parked_at IS NOT NULL AND tenant_id = ?",
                traeger.tenant());
    }

    private static ValidatableResponse discard(long sequence) {
        return as(Tokens.betrieb()).body(Map.of("transition", "DISCARD"))
                .post(API + "/operations/parked-events/" + sequence + "/transitions").then();
    }

    @Test
    void letsNobodyChangeOrRemoveAnAct() throws SQLException {
        for (var act : List.of("UPDATE operator_act SET actor = 'nobody'", "DELETE FROM operator_act")) {
            for (var role : List.of("wall_operator", "wall_platform")) {
                try (var connection = Postgres.get().asApplication("inventory"); var statement = connection.createStatement()) {
                    statement.execute("SET ROLE " + role);
                    assertThatThrownBy(() -> statement.execute(act)).hasMessageContaining("permission denied");
                }
            }
        }
    }

    private List<Map<String, Object>> devices(int batch) {
        return IntStream.range(0, 200)
                .<Map<String, Object>> mapToObj(i -> aTablet(traeger, "B-" + batch + "-" + i)).toList();
    }

    private static List<String> acts(String act, String target) {
        return as(Tokens.betrieb()).get(API + "/operations/acts?limit=500").then().statusCode(200).extract().jsonPath()
                .getList("items.findAll { it.act == '" + act + "' && it.target == '" + target + "' }.outcome");
    }
}
