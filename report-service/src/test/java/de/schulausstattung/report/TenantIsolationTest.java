package de.schulausstattung.report;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.inject.Inject;

import de.schulausstattung.events.inventory.PupilCountState.JahrgangCount;
import de.schulausstattung.platform.testing.Postgres;
import de.schulausstattung.platform.testing.Probe;
import de.schulausstattung.platform.testing.TenantIsolationContract;
import de.schulausstattung.platform.testing.Tokens;
import de.schulausstattung.report.comparison.FiguresJob;
import io.quarkus.test.junit.QuarkusTest;

/** Every operation of reports, walked by strangers. */
@QuarkusTest
class TenantIsolationTest extends TenantIsolationContract {

    private static final String KREIS = "05998";

    private String frozen = "";
    private String job = "";

    @Inject
    FiguresJob figures;

    @Override
    protected void plant() {
        publish(victim(), school(), 4711);
        publish(victim(), otherSchool(), 10);
        publish(stranger(), "165384", 10);
        figures.run();
        frozen = given().auth().oauth2(owner()).contentType("application/json").body("{}")
                .post("/api/reports/v1/annual-reports/2025/freeze").then().statusCode(201)
                .extract().path("jsonSha256");
        given().auth().oauth2(owner()).contentType("application/json").header("If-Match", "\"0.0\"").body("{\"released\":true}")
                .put("/api/reports/v1/figures-release").then().statusCode(200);
        job = UUID.randomUUID().toString();
    }

    @Override
    protected List<Probe> probes() {
        var operator = Tokens.betrieb();
        return List.of(
                probe("GET", "/me").tenantless().openToEveryCaller(),
                probe("GET", "/me/why").query("permission", "reports:read").tenantless().openToEveryCaller(),
                probe("GET", "/indicators").markers("4721"),
                probe("GET", "/schools/indicators").query("count", "exact").markers(school(), "4711"),
                probe("GET", "/schools/{schulnummer}/indicators").with("schulnummer", school()).markers("4711"),
                probe("GET", "/loop").query("jahr", 2026).markers("4713"),
                probe("GET", "/schools/loop").query("jahr", 2026).query("count", "exact").markers(school(), "4713"),
                probe("GET", "/schools/{schulnummer}/loop").with("schulnummer", school()).query("jahr", 2026).markers("4713"),
                probe("GET", "/annual-reports").markers(frozen),
                // a year is no id: everybody has a report of it, of the own schools; AnnualReportResourceTest looks inside
                probe("GET", "/annual-reports/{jahr}").with("jahr", 2025).tenantless(),
                probe("POST", "/annual-reports/{jahr}/freeze").with("jahr", 2024).body("{}").tenantless()
                        .unchanged(view("/annual-reports")),
                probe("GET", "/comparison").seenBy(Tokens.bildungsbuero(KREIS)).refusedTo(owner()).markers(victim()),
                probe("GET", "/comparison/own").markers("0.0006"),
                probe("GET", "/figures-release").markers("it-" + victim()),
                probe("GET", "/figures-release/history").markers("it-" + victim()),
                probe("PUT", "/figures-release").header("If-Match", "\"0.1\"").body("{\"released\":false}")
                        .unchanged(view("/figures-release")),
                probe("GET", "/rules").markers("GEHEIMER STANDARD " + victim()).sharedInTenant(),
                probe("POST", "/rules/device-quotas")
                        .body("""
                                {"schulform":"Z","jahrgang":"99","validFrom":"2090-01-01","devices":9,"perPupils":1,"source":"fremd"}""")
                        .tenantless().seenBy(operator).unchanged(view("/rules")),
                probe("POST", "/rules/useful-lives").body("""
                        {"deviceClass":"FREMD","validFrom":"2090-01-01","years":9,"source":"fremd"}""")
                        .tenantless().seenBy(operator).unchanged(view("/rules")),
                probe("GET", "/changes").query("limit", 500).tenantless(),
                probe("GET", "/jobs").tenantless().seenBy(operator),
                probe("GET", "/jobs/{id}").with("id", job).tenantless().seenBy(operator),
                probe("GET", "/jobs/{id}/errors").with("id", job).tenantless().seenBy(operator),
                probe("GET", "/jobs/{id}/result").with("id", job).tenantless().seenBy(operator),
                probe("POST", "/jobs/{id}/transitions").with("id", job).body("{\"transition\":\"CANCEL\"}").seenBy(operator)
                        .tenantless().ownerGets(404, "there is no such job"),
                probe("POST", "/operations/rebuild").seenBy(operator).unchanged(view("/annual-reports"))
                        .afterwards(answer -> awaitEnd(answer.header("Location"))),
                probe("GET", "/operations/dead-letters").tenantless().seenBy(operator),
                probe("POST", "/operations/dead-letters/{id}/replay").with("id", UUID.randomUUID()).seenBy(operator)
                        .tenantless().ownerGets(404, "there is no dead letter; DeadLetterReplayTest replays one"),
                probe("GET", "/operations/parked-events").tenantless().seenBy(operator),
                probe("POST", "/operations/parked-events/{sequence}/transitions").with("sequence", 1)
                        .body("{\"transition\":\"RETRY\"}").seenBy(operator).tenantless()
                        .ownerGets(404, "no event is parked"),
                probe("GET", "/operations/log-levels").tenantless().seenBy(operator),
                probe("POST", "/operations/log-levels").body("{\"category\":\"nobody\",\"level\":\"INHERITED\"}")
                        .seenBy(operator).tenantless(),
                probe("GET", "/operations/acts").tenantless().seenBy(operator),
                probe("POST", "/operations/republish").seenBy(operator).unchanged(view("/figures-release"))
                        .afterwards(answer -> lowerTheEpoch(answer.header("Location"))));
    }

    private static void awaitEnd(String job) {
        await().atMost(Duration.ofMinutes(2)).until(() -> given().auth().oauth2(Tokens.betrieb()).get(job).jsonPath()
                .getString("state").equals("SUCCEEDED"));
    }

    /** Other tests begin with epoch 0. */
    private static void lowerTheEpoch(String republish) {
        awaitEnd(republish);
        try (var connection = Postgres.get().asSuperuser("report"); var sql = connection.createStatement()) {
            sql.execute("UPDATE service_epoch SET number = 0");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Supplier<String> view(String path) {
        return () -> given().auth().oauth2(owner()).get("/api/reports/v1" + path).asString();
    }

    private static void publish(String traeger, String school, int pupils) {
        var events = new Events(traeger);
        events.send(States.traeger(traeger, KREIS));
        events.send(States.school(school, "GY"));
        events.send(States.standard("GEHEIMER STANDARD " + traeger, "2026-01-01", 1, 1, 1));
        events.send(States.pupils(school, 2026, new JahrgangCount("05", pupils)));
        if (pupils > 1_000) {
            for (int i = 0; i < 3; i++) {
                events.send(States.tablet(school));
            }
            events.send(LoopStates.need(school, 2026, "TABLET", 4713, null));
            events.send(LoopStates.purchase(school, 2026, 4713, null, "OPEN"));
        }
        events.awaitApplied();
    }
}
