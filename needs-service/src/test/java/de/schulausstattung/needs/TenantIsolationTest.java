package de.schulausstattung.needs;

import static de.schulausstattung.needs.NeedsServiceTest.as;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import de.schulausstattung.events.inventory.PupilCountState.JahrgangCount;
import de.schulausstattung.events.meetings.AgreementState;
import de.schulausstattung.platform.testing.Postgres;
import de.schulausstattung.platform.testing.Probe;
import de.schulausstattung.platform.testing.ServiceResources;
import de.schulausstattung.platform.testing.TenantIsolationContract;
import de.schulausstattung.platform.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

/** Every operation of needs, walked by strangers. */
@QuarkusTest
@QuarkusTestResource(value = ServiceResources.class, initArgs = @ResourceArg(name = "service", value = "needs"))
class TenantIsolationTest extends TenantIsolationContract {

    private static final String TEMPLATE = "00000000-0000-7000-8000-000000000001";
    private static final String FIRST = "\"0.0\"";
    private static final Object EVERYBODY = Kommune.phase("ALL", -9, 9, "REQUESTER", "ADVISER", "INSPECTOR", "DECIDER");

    private String job = "";
    private String standard = "";
    private String planned = "";
    private String concept = "";
    private String spareConcept = "";
    private String round = "";
    private String spareRound = "";
    private String laterRound = "";
    private String budget = "";
    private String draft = "";
    private String toSubmit = "";
    private String toDecide = "";
    private String toCarryOver = "";
    private String item = "";

    @Override
    protected void plant() {
        publish(victim(), school(), 4711);
        publish(victim(), otherSchool(), 10);
        publish(stranger(), "165384", 10);
        adopt(Tokens.itBeschaffung(stranger()), "Fremd", "2020-01-01");
        standard = adopt(owner(), "GEHEIMER STANDARD", "2020-01-01");
        planned = adopt(owner(), "GEHEIMER PLAN", "2090-01-01");
        concept = made("/medienkonzepte", concept("GEHEIMES KONZEPT"));
        spareConcept = made("/medienkonzepte", concept("GEHEIMES KONZEPT 2"));
        job = UUID.randomUUID().toString();
        plantNeeds();
    }

    private void plantNeeds() {
        round = madeAs(owner(), "/rounds", Kommune.round(2027, "GEHEIME RUNDE", EVERYBODY));
        spareRound = madeAs(owner(), "/rounds", Kommune.round(2027, "GEHEIME LEERE RUNDE", EVERYBODY));
        laterRound = madeAs(owner(), "/rounds", Kommune.round(2028, "GEHEIME SPAETERE RUNDE", EVERYBODY));
        budget = madeAs(administration(), "/budgets", Map.of("jahr", 2027, "category", "ENDGERAETE", "limitCents", 47_110_815,
                "budgetLine", "GEHEIME STELLE"));
        draft = madeAs(head(), "/needs", need());
        toSubmit = madeAs(head(), "/needs", need());
        toDecide = submitted();
        toCarryOver = submitted();
        var agreement = UUID.randomUUID();
        var events = new Events(victim());
        events.send(new AgreementState(agreement, UUID.randomUUID(), school(), 2026, 2027, 1, "PURCHASE", "TABLET", 24,
                List.of(),
                null, null, 960_000L, "GEHEIME STELLE", null, "IT_BESCHAFFUNG", "ACCEPTED", null, true, null, 0, "OPEN", null));
        events.awaitApplied();
        item = as(owner()).get("/procurement-items?agreementId=" + agreement).then().statusCode(200).extract()
                .path("items[0].id");
    }

    @Override
    protected List<Probe> probes() {
        var operator = Tokens.betrieb();
        return List.of(
                probe("GET", "/me").tenantless().openToEveryCaller(),
                probe("GET", "/me/why").query("permission", "needs:read").tenantless().openToEveryCaller(),
                probe("GET", "/standard-templates").tenantless().refusedTo(Tokens.of("nobody")),
                probe("GET", "/standards").markers("GEHEIMER STANDARD", standard).sharedInTenant()
                        .refusedTo(Tokens.of("nobody")),
                probe("POST", "/standards").body(standard("NEU", "2091-01-01")).refusedTo(Tokens.of("nobody"))
                        .unchanged(view("/standards")),
                probe("GET", "/standards/{id}").with("id", standard).markers("GEHEIMER STANDARD").sharedInTenant()
                        .refusedTo(Tokens.of("nobody")),
                probe("POST", "/standards/{id}/transitions").with("id", planned).body("{\"transition\":\"WITHDRAW\"}")
                        .refusedTo(Tokens.of("nobody")).unchanged(view("/standards")),
                probe("GET", "/gap").markers("4721"),
                probe("GET", "/schools/gap").query("count", "exact").markers(school(), "4711"),
                probe("GET", "/schools/{schulnummer}/gap").with("schulnummer", school()).markers("4711"),
                probe("GET", "/competences").tenantless(),
                probe("GET", "/medienkonzepte").query("count", "exact").markers("GEHEIMES KONZEPT", concept),
                probe("POST", "/medienkonzepte").body("""
                        {"schulnummer":"%s","label":"Neu","adoptedOn":"2026-01-01","competences":[]}""".formatted(school()))
                        .unchanged(view("/medienkonzepte")),
                probe("GET", "/medienkonzepte/gaps").query("count", "exact").markers(school()),
                probe("GET", "/medienkonzepte/{id}").with("id", concept).markers("GEHEIMES KONZEPT"),
                probe("PUT", "/medienkonzepte/{id}").with("id", concept).header("If-Match", FIRST)
                        .body("{\"label\":\"Neu 2\",\"adoptedOn\":\"2026-01-01\",\"competences\":[]}")
                        .unchanged(view("/medienkonzepte")),
                probe("DELETE", "/medienkonzepte/{id}").with("id", spareConcept).header("If-Match", FIRST)
                        .unchanged(view("/medienkonzepte")),
                probe("GET", "/device-categories").tenantless(),
                probe("GET", "/rounds").query("count", "exact").markers("GEHEIME RUNDE", round).sharedInTenant(),
                probe("POST", "/rounds").body(write(Kommune.round(2027, "Neu", EVERYBODY))).unchanged(view("/rounds")),
                probe("GET", "/rounds/{id}").with("id", round).markers("GEHEIME RUNDE").sharedInTenant(),
                probe("PUT", "/rounds/{id}").with("id", round).header("If-Match", FIRST)
                        .body(write(Kommune.round(2027, "Neu 2", EVERYBODY))).unchanged(view("/rounds")),
                probe("DELETE", "/rounds/{id}").with("id", spareRound).header("If-Match", FIRST).unchanged(view("/rounds")),
                probe("GET", "/budgets").query("count", "exact").markers("GEHEIME STELLE", "47110815"),
                probe("POST", "/budgets").header("Idempotency-Key", "isolation-1").seenBy(administration())
                        .body("{\"jahr\":2029,\"category\":\"FORTBILDUNG\",\"limitCents\":1}").unchanged(view("/budgets")),
                probe("GET", "/budgets/{id}").with("id", budget).markers("GEHEIME STELLE"),
                probe("PUT", "/budgets/{id}").with("id", budget).header("If-Match", FIRST).seenBy(administration())
                        .body("{\"limitCents\":47110816}").unchanged(view("/budgets")),
                probe("GET", "/needs").query("count", "exact").markers("GEHEIMER GRUND", draft),
                probe("POST", "/needs").body(write(need())).seenBy(head()).unchanged(view("/needs")),
                probe("POST", "/needs:batch").body("{\"mode\":\"PARTIAL\",\"items\":[" + write(need()) + "]}").seenBy(head())
                        .unchanged(view("/needs")),
                probe("GET", "/needs/{id}").with("id", draft).markers("GEHEIMER GRUND"),
                probe("GET", "/needs/{id}/history").with("id", draft).markers("GEHEIMER GRUND"),
                probe("GET", "/needs/{id}/timeline").with("id", draft).markers("DRAFTED"),
                probe("PUT", "/needs/{id}").with("id", draft).header("If-Match", FIRST).seenBy(head())
                        .body("{\"kind\":\"NEW\",\"deviceClass\":\"TABLET\",\"requested\":1,\"reason\":\"Neu\"}")
                        .unchanged(view("/needs")),
                probe("POST", "/needs/{id}/transitions").with("id", toSubmit).seenBy(head())
                        .body("{\"transition\":\"SUBMIT\"}").unchanged(view("/needs")),
                probe("PUT", "/needs/{id}/advice").with("id", toDecide).header("If-Match", "\"0.1\"")
                        .seenBy(Tokens.of("mb", "/traeger/" + victim() + "/schulen/" + school() + "/medienberatung"))
                        .body("{\"advice\":\"SUPPORTED\",\"text\":\"gut\"}").unchanged(view("/needs")),
                probe("PUT", "/needs/{id}/traeger-priority").with("id", toDecide).header("If-Match", "\"0.2\"")
                        .body("{\"priority\":1}").unchanged(view("/needs")),
                probe("POST", "/needs/{id}/decision").with("id", toDecide).header("Idempotency-Key", "isolation-2")
                        .body("{\"transition\":\"APPROVE\"}").unchanged(view("/needs")),
                probe("POST", "/needs/{id}/carry-over").with("id", toCarryOver).seenBy(head())
                        .body("{\"roundId\":\"%s\",\"reason\":\"weiter\"}".formatted(laterRound)).unchanged(view("/needs")),
                probe("GET", "/procurement-items").query("count", "exact").markers("GEHEIME STELLE", item),
                probe("GET", "/procurement-items/{id}").with("id", item).markers("GEHEIME STELLE"),
                probe("POST", "/procurement-items/{id}/transitions").with("id", item).header("Idempotency-Key", "isolation-3")
                        .body("{\"transition\":\"ORDER\",\"orderNumber\":\"B-1\"}").unchanged(view("/procurement-items")),
                probe("PUT", "/procurement-items/{id}/order").with("id", item).header("If-Match", "\"0.1\"")
                        .body("{\"orderNumber\":\"B-2\",\"orderedOn\":\"2026-01-01\"}")
                        .unchanged(view("/procurement-items")),
                probe("GET", "/changes").query("limit", 500).markers("GEHEIMES KONZEPT"),
                probe("GET", "/jobs").tenantless().seenBy(operator),
                probe("GET", "/jobs/{id}").with("id", job).tenantless().seenBy(operator),
                probe("GET", "/jobs/{id}/errors").with("id", job).tenantless().seenBy(operator),
                probe("GET", "/jobs/{id}/result").with("id", job).tenantless().seenBy(operator),
                probe("POST", "/jobs/{id}/transitions").with("id", job).body("{\"transition\":\"CANCEL\"}").seenBy(operator)
                        .tenantless().ownerGets(404, "there is no such job"),
                probe("POST", "/operations/rebuild").seenBy(operator).tenantless()
                        .afterwards(answer -> awaitEnd(answer.header("Location"))),
                probe("GET", "/operations/dead-letters").tenantless().seenBy(operator),
                probe("POST", "/operations/dead-letters/{id}/replay").with("id", UUID.randomUUID()).seenBy(operator)
                        .tenantless().ownerGets(404, "there is no dead letter"),
                probe("GET", "/operations/parked-events").tenantless().seenBy(operator),
                probe("POST", "/operations/parked-events/{sequence}/transitions").with("sequence", 1)
                        .body("{\"transition\":\"RETRY\"}").seenBy(operator).tenantless()
                        .ownerGets(404, "no event is parked"),
                probe("GET", "/operations/log-levels").tenantless().seenBy(operator),
                probe("POST", "/operations/log-levels").body("{\"category\":\"nobody\",\"level\":\"INHERITED\"}")
                        .seenBy(operator).tenantless(),
                probe("GET", "/operations/acts").tenantless().seenBy(operator),
                probe("POST", "/operations/republish").seenBy(operator).unchanged(view("/medienkonzepte"))
                        .afterwards(answer -> lowerTheEpoch(answer.header("Location"))));
    }

    private Supplier<String> view(String path) {
        return () -> as(owner()).get(path).asString();
    }

    private static void publish(String traeger, String school, int pupils) {
        var events = new Events(traeger);
        events.send(States.traeger(traeger, "05998"));
        events.send(States.school(school, "GY"));
        events.send(States.pupils(school, 2026, new JahrgangCount("05", pupils)));
        events.awaitApplied();
    }

    private static String adopt(String token, String label, String from) {
        return as(token).body(standard(label, from)).post("/standards").then().statusCode(201).extract().path("id");
    }

    private static String standard(String label, String from) {
        return """
                {"label":"%s","validFrom":"%s","source":"Rat","adopts":"%s","rules":[]}""".formatted(label, from, TEMPLATE);
    }

    private Map<String, ?> concept(String label) {
        return Map.of("schulnummer", school(), "label", label, "adoptedOn", "2020-01-01", "competences", List.of("1.1"));
    }

    private String head() {
        return Tokens.schulleitung(victim(), school());
    }

    private String administration() {
        return Tokens.of("sv-" + victim(), "/traeger/" + victim() + "/schulverwaltung");
    }

    private Map<String, Object> need() {
        var need = new HashMap<String, Object>(Map.of("schulnummer", school(), "roundId", round, "kind", "NEW", "deviceClass",
                "TABLET", "requested", 24, "reason", "GEHEIMER GRUND", "competences", List.of("1.1"), "unitPriceCents", 100));
        need.put("medienkonzeptId", concept);
        need.put("medienkonzeptPage", 12);
        return need;
    }

    private String submitted() {
        var id = madeAs(head(), "/needs", need());
        as(head()).body(Map.of("transition", "SUBMIT")).post("/needs/" + id + "/transitions").then().statusCode(200);
        return id;
    }

    private static String madeAs(String token, String path, Map<String, ?> body) {
        return as(token).header("Idempotency-Key", UUID.randomUUID().toString()).body(body).post(path).then().statusCode(201)
                .extract().path("id");
    }

    private static String write(Object body) {
        try {
            return new ObjectMapper().writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String made(String path, Map<String, ?> body) {
        return as(owner()).body(body).post(path).then().statusCode(201).extract().path("id");
    }

    private static void awaitEnd(String job) {
        await().atMost(Duration.ofMinutes(2)).until(() -> given().auth().oauth2(Tokens.betrieb()).get(job).jsonPath()
                .getString("state").equals("SUCCEEDED"));
    }

    /** Other tests begin with epoch 0. */
    private static void lowerTheEpoch(String republish) {
        awaitEnd(republish);
        try (var connection = Postgres.get().asSuperuser("needs"); var sql = connection.createStatement()) {
            sql.execute("UPDATE service_epoch SET number = 0");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
