package de.schulausstattung.meeting;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import de.schulausstattung.platform.testing.Postgres;
import de.schulausstattung.platform.testing.Probe;
import de.schulausstattung.platform.testing.ServiceResources;
import de.schulausstattung.platform.testing.TenantIsolationContract;
import de.schulausstattung.platform.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

/** Every operation of meetings, walked by strangers. */
@QuarkusTest
@QuarkusTestResource(value = ServiceResources.class, initArgs = @ResourceArg(name = "service", value = "meeting"))
class TenantIsolationTest extends TenantIsolationContract {

    private String job = "";

    @Override
    protected void plant() {
        job = UUID.randomUUID().toString();
    }

    @Override
    protected List<Probe> probes() {
        var operator = Tokens.betrieb();
        return List.of(
                probe("GET", "/me").tenantless().openToEveryCaller(),
                probe("GET", "/me/why").query("permission", "meetings:read").tenantless().openToEveryCaller(),
                probe("GET", "/calendar/ferien").tenantless(),
                probe("GET", "/calendar/days-off").query("jahr", 2026).tenantless(),
                probe("POST", "/calendar/ferien").body("""
                        {"name":"Osterferien","firstDay":"2090-04-01","lastDay":"2090-04-10","source":"fremd"}""")
                        .tenantless().seenBy(operator).unchanged(view("/calendar/ferien")),
                probe("GET", "/changes").query("limit", 500).tenantless(),
                probe("GET", "/jobs").tenantless().seenBy(operator),
                probe("GET", "/jobs/{id}").with("id", job).tenantless().seenBy(operator),
                probe("GET", "/jobs/{id}/errors").with("id", job).tenantless().seenBy(operator),
                probe("GET", "/jobs/{id}/result").with("id", job).tenantless().seenBy(operator),
                probe("POST", "/jobs/{id}/transitions").with("id", job).body("{\"transition\":\"CANCEL\"}").seenBy(operator)
                        .tenantless().ownerGets(404, "there is no such job"),
                probe("GET", "/operations/dead-letters").tenantless().seenBy(operator),
                probe("POST", "/operations/dead-letters/{id}/replay").with("id", UUID.randomUUID()).seenBy(operator)
                        .tenantless().ownerGets(404, "there is no dead letter"),
                probe("GET", "/operations/parked-events").tenantless().seenBy(operator),
                probe("POST", "/operations/parked-events/{sequence}/transitions").with("sequence", 1)
                        .body("{\"transition\":\"RETRY\"}").seenBy(operator).tenantless()
                        .ownerGets(404, "no event is parked"),
                probe("GET", "/operations/acts").tenantless().seenBy(operator),
                probe("POST", "/operations/republish").seenBy(operator).tenantless()
                        .afterwards(answer -> lowerTheEpoch(answer.header("Location"))));
    }

    private Supplier<String> view(String path) {
        return () -> given().auth().oauth2(owner()).get("/api/meetings/v1" + path).asString();
    }

    private static void awaitEnd(String job) {
        await().atMost(Duration.ofMinutes(2)).until(() -> given().auth().oauth2(Tokens.betrieb()).get(job).jsonPath()
                .getString("state").equals("SUCCEEDED"));
    }

    /** Other tests begin with epoch 0. */
    private static void lowerTheEpoch(String republish) {
        awaitEnd(republish);
        try (var connection = Postgres.get().asSuperuser("meeting"); var sql = connection.createStatement()) {
            sql.execute("UPDATE service_epoch SET number = 0");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
