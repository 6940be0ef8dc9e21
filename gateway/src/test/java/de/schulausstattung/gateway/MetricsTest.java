package de.schulausstattung.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import de.schulausstattung.platform.testing.Metrics;
import de.schulausstattung.platform.testing.MetricsContract;
import de.schulausstattung.platform.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@QuarkusTestResource(UpstreamResource.class)
class MetricsTest extends MetricsContract {

    private static final String REQUESTS = "gateway_requests_seconds_count";
    private static final String PORTAL = "portal";

    @Override
    protected Set<String> groups() {
        return Set.of("gateway");
    }

    @Override
    protected void request() {
        super.request();
        caller(PORTAL).get("/api/inventory/v1/echo").then().statusCode(200);
        given().get("/nowhere").then().statusCode(404);
    }

    /** It is about none of the routes. */
    @Override
    protected String template() {
        return "/*";
    }

    /** The application is the one that the verified token names; whoever has none, or one that is not valid, is none. */
    @Test
    void countsRequestsPerRouteClientAndStatus() {
        var before = metrics();
        caller(PORTAL).get("/api/inventory/v1/echo").then().statusCode(200);
        caller(PORTAL).get("/api/inventory/v1/echo?q=Berger").then().statusCode(200);
        caller(PORTAL).get("/api/needs/v1/echo").then().statusCode(503);
        caller(PORTAL).patch("/api/inventory/v1/echo").then().statusCode(405);
        given().get("/api/reports/v1/echo").then().statusCode(401);
        given().urlEncodingEnabled(false).get("/api/inventory/v1/a;b").then().statusCode(400);

        await().untilAsserted(() -> {
            var now = metrics();
            assertThat(more(before, now, "inventory", PORTAL, "200")).isEqualTo(2);
            assertThat(more(before, now, "needs", PORTAL, "503")).isOne();
            assertThat(more(before, now, "inventory", PORTAL, "405")).isOne();
            assertThat(more(before, now, "reports", "none", "401")).isOne();
            assertThat(more(before, now, "inventory", "none", "400")).isOne();
        });
        assertThat(metrics().sum("gateway_requests_seconds_sum", "client", PORTAL)).isPositive();
    }

    @Test
    void namesNoMoreThanFiftyClients() {
        caller(PORTAL).get("/api/inventory/v1/echo").then().statusCode(200);
        for (int i = 0; i < 55; i++) {
            caller("application-" + i).get("/api/inventory/v1/echo").then().statusCode(200);
        }
        await().untilAsserted(() -> assertThat(metrics().sum(REQUESTS, "client", "other")).isGreaterThanOrEqualTo(6));
        assertThat(metrics().of(REQUESTS).stream().map(sample -> sample.labels().get("client")).distinct())
                .hasSize(50 + 2).contains(PORTAL, "none", "other");
    }

    /** Seen red: each path was a label of its own, ids and secret links too, until the registry took no more. */
    @Test
    void namesRoutesAndNeverPaths() {
        var before = metrics();
        for (int i = 0; i < 39; i++) {
            caller(PORTAL).get("/api/inventory/v1/echo/path-" + i + "?q=Berger-" + i).then().statusCode(200);
        }
        given().get("/api/meetings/v1/calendars/a-secret/talks.ics").then().statusCode(200);
        caller(PORTAL).get("/api/inventory/v2/path-of-nobody").then().statusCode(404);
        given().urlEncodingEnabled(false).get("/path-x;1").then().statusCode(400);

        await().untilAsserted(() -> {
            var now = metrics();
            assertThat(answered(now, "200")).isEqualTo(answered(before, "200") + 40);
            assertThat(answered(now, "404")).isEqualTo(answered(before, "404") + 1);
            assertThat(answered(now, "400")).isEqualTo(answered(before, "400") + 1);
        });
        var uris = metrics().samples().stream().filter(sample -> sample.labels().containsKey("uri"))
                .map(sample -> sample.labels().get("uri")).distinct().toList();
        assertThat(uris).contains("/api/inventory/v1", "/api/meetings/v1/calendars")
                .noneMatch(uri -> uri.contains("path-") || uri.contains("secret")
                        || uri.contains("?") || uri.contains("Berger"));
    }

    private static double answered(Metrics metrics, String status) {
        return metrics.sum("http_server_requests_seconds_count", "status", status);
    }

    private static double more(Metrics before, Metrics now, String route, String client, String status) {
        return count(now, route, client, status) - count(before, route, client, status);
    }

    private static double count(Metrics metrics, String route, String client, String status) {
        return metrics.sum(REQUESTS, "route", route, "client", client, "status", status);
    }

    private static RequestSpecification caller(String client) {
        var token = Tokens.sign(Tokens.claims("s-" + UUID.randomUUID(), "/traeger/10078/it-beschaffung").claim("azp", client));
        return given().urlEncodingEnabled(false).header("Authorization", "Bearer " + token);
    }
}
