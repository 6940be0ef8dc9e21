package de.schulausstattung.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class RoutingTest extends GatewayTest {

    @Test
    void forwardsPathQueryTokenAndTenantUnchanged() {
        caller().header("X-Tenant", "traeger-10078")
                .get("/api/inventory/v1/echo/a%20b:batch?status.in=A,B&name.contains=%C3%BC")
                .then().statusCode(200)
                .body("uri", equalTo("/api/inventory/v1/echo/a%20b:batch?status.in=A,B&name.contains=%C3%BC"))
                .body("headers.authorization", equalTo(List.of("Bearer " + token)))
                .body("headers.x-tenant", equalTo(List.of("traeger-10078")))
                .body("headers.x-request-id", equalTo(List.of(id)));
    }

    @Test
    void forwardsBodiesOfWrites() {
        caller().contentType("application/json").body("{\"a\":1}").post("/api/inventory/v1/echo").then().statusCode(200)
                .body("method", equalTo("POST")).body("bytes", equalTo(7));
        caller().delete("/api/inventory/v1/echo").then().statusCode(200).body("method", equalTo("DELETE"));
    }

    @Test
    void passesAnswersWithoutContent() {
        caller().get("/api/inventory/v1/empty").then().statusCode(204);
        caller().head("/api/inventory/v1/echo").then().statusCode(200);
    }

    @Test
    void continuesTheTraceOfTheCaller() {
        var trace = "0af7651916cd43dd8448eb211c80319c";
        caller().header("traceparent", "00-" + trace + "-b7ad6b7169203331-01").get("/api/inventory/v1/echo").then()
                .statusCode(200).body("headers.traceparent.size()", equalTo(1))
                .body("headers.traceparent[0]", containsString(trace));
    }

    @Test
    void answersEveryOtherPathWithAProblem() {
        for (var path : List.of("/nowhere", "/api", "/api/", "/api/inventory", "/api/inventory/v1x", "/api/inventory/v2/echo",
                "/api/inventory/openapi", "/API/inventory/v1/echo", "/%61pi/inventory/v1/echo", "/q/health", "/q/metrics",
                "/q/openapi", "/q/swagger-ui", "/api/gateway/v1/nothing", "/swagger-ui/nothing.js")) {
            caller().get(path).then().statusCode(404).contentType(PROBLEM).body("type", equalTo("/problems/no-such-path"))
                    .body("requestId", equalTo(id));
        }
        assertThat(arrived()).isEmpty();
    }

    /** A calendar has a link and no token; of meeting-service nothing else is open. */
    @Test
    void passesLinksOfCalendarsWithoutAToken() {
        anonymous().get("/api/meetings/v1/calendars/a-secret/talks.ics").then().statusCode(200)
                .body("uri", equalTo("/api/meetings/v1/calendars/a-secret/talks.ics"));
        assertThat(arrived()).hasSize(1);
        anonymous().post("/api/meetings/v1/calendars/a-secret/talks.ics").then().statusCode(405);
        for (var path : List.of("/api/meetings/v1/calendar/ferien", "/api/meetings/v1/calendarsx", "/api/meetings/v1/feeds",
                "/api/meetings/v1/meetings")) {
            anonymous().get(path).then().statusCode(401);
        }
        assertThat(arrived()).hasSize(1);
    }

    @Test
    void namesTheAllowedMethods() {
        for (var method : List.of("PATCH", "OPTIONS", "TRACE", "PROPFIND")) {
            var answer = RawHttp.exchange(method + " /api/inventory/v1/echo HTTP/1.1", "Authorization: Bearer " + token);
            assertThat(answer).startsWith("HTTP/1.1 405").contains("/problems/method-not-allowed");
            assertThat(answer.toLowerCase(Locale.ROOT)).contains("allow: delete, get, head, post, put");
        }
        anonymous().post("/api/open/v1/echo").then().statusCode(405).header("Allow", "GET, HEAD");
        assertThat(arrived()).isEmpty();
    }

    @Test
    void letsAnyoneUseAPublicRoute() {
        anonymous().get("/api/open/v1/echo").then().statusCode(200).body("headers.authorization", nullValue());
        anonymous().header("Authorization", "Bearer nonsense").get("/api/open/v1/echo").then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = { "de", "en" })
    void speaksTheLanguageOfTheCaller(String language) {
        anonymous().header("Accept-Language", language).get("/nowhere").then()
                .body("title", equalTo(language.equals("de") ? "Nicht gefunden" : "Not found"))
                .body("detail", not(containsString("Exception")));
    }

    @Test
    void answersWhoTheCallerIsHere() {
        caller().get("/api/gateway/v1/me").then().statusCode(200).body("tenant", equalTo("traeger-10078"));
        anonymous().get("/api/gateway/v1/me").then().statusCode(401).contentType(PROBLEM);
    }
}
