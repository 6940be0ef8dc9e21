package de.schulausstattung.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.net.URI;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

@QuarkusTest
class OutageTest extends GatewayTest {

    @TestHTTPResource(value = "/health", management = true)
    URI health;

    @Test
    void saysThatAServiceIsDown() {
        caller().get("/api/needs/v1/echo").then().statusCode(503).contentType(PROBLEM).header("Retry-After", "5")
                .body("type", equalTo("/problems/upstream-unavailable")).body("retryAfter", equalTo(5));
        caller().body("{}").post("/api/needs/v1/echo").then().statusCode(503);
    }

    @Test
    void saysThatAServiceBrokeOff() {
        caller().get("/api/inventory/v1/broken").then().statusCode(502).contentType(PROBLEM)
                .body("type", equalTo("/problems/upstream-unavailable"));
    }

    @Test
    void doesNotWaitForASlowServiceForever() {
        caller().get("/api/meetings/v1/hang").then().statusCode(504).contentType(PROBLEM)
                .body("type", equalTo("/problems/upstream-timeout"));
        await().until(this::wasAborted);
    }

    @Test
    void cutsAnAnswerThatStopsFlowing() {
        assertCut("/api/reports/v1/drip");
    }

    @Test
    void cutsAnAnswerThatTakesTooLongWhereNothingStreams() {
        assertCut("/api/meetings/v1/trickle?pieces=10000");
    }

    @Test
    void letsAnAnswerFlowPastTheTotalTimeWhereItStreams() {
        assertThat(caller().get("/api/reports/v1/trickle?pieces=15").then().statusCode(200).extract().asString())
                .isEqualTo("drop ".repeat(15));
    }

    /** Red while a route that streams had no limit for the whole: every drop of the body pushed the others out again. */
    @ParameterizedTest
    @ValueSource(strings = { "reports", "meetings" })
    void cutsARequestThatDripsInAndFreesTheService(String route) {
        try (var raw = new RawHttp()) {
            raw.send("POST /api/" + route + "/v1/echo HTTP/1.1\r\nHost: localhost\r\nX-Request-ID: " + id
                    + "\r\nAuthorization: Bearer "
                    + token + "\r\nTransfer-Encoding: chunked\r\n\r\n");
            await().pollInterval(Duration.ofMillis(50)).until(() -> raw.send("1\r\nx\r\n").in().available() > 0);
            assertThat(raw.readUntil("}")).startsWith("HTTP/1.1 408").contains(PROBLEM, "/problems/request-timeout");
        }
        await().until(this::wasAborted);
    }

    private void assertCut(String path) {
        var answer = RawHttp.exchange("GET " + path + " HTTP/1.1", "X-Request-ID: " + id, "Authorization: Bearer " + token);
        assertThat(answer).startsWith("HTTP/1.1 200").doesNotEndWith("0\r\n\r\n");
        await().until(this::wasAborted);
    }

    @Test
    void isReadyWithoutItsServicesButTellsWhichAnswer() {
        RestAssured.given().get(health + "/ready").then().statusCode(200).body("status", equalTo("UP"));
        RestAssured.given().get(health + "/well").then().statusCode(200)
                .body("checks.find { it.name == 'upstreams' }.data.needs", equalTo("unreachable"))
                .body("checks.find { it.name == 'upstreams' }.data.inventory", equalTo("reachable"));
    }
}
