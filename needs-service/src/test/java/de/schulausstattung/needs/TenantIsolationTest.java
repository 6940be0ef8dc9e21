package de.schulausstattung.needs;

import static de.schulausstattung.needs.NeedsServiceTest.as;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import de.schulausstattung.events.inventory.PupilCountState.JahrgangCount;
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

    private String job = "";
    private String standard = "";
    private String planned = "";
    private String concept = "";
    private String spareConcept = "";

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
