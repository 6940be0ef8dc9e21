package de.schulausstattung.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class HeaderTest extends GatewayTest {

    @ParameterizedTest
    @ValueSource(strings = { "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Port",
            "X-Forwarded-Prefix", "X-Forwarded-User", "X-Forwarded-Client-Cert", "X-Real-IP", "X-Client-IP", "X-Original-URL",
            "X-Original-URI", "X-Rewrite-URL", "X-User", "X-User-Id", "X-Userinfo", "X-Internal-User", "X-Internal-Tenant",
            "X-HTTP-Method", "X-HTTP-Method-Override", "X-Method-Override", "X_Forwarded_For", "x_user_id", "X-Remote-User",
            "True-Client-IP" })
    void dropsWhatClientsClaim(String name) {
        caller().header(name, "spoofed").get("/api/inventory/v1/echo").then().statusCode(200);
        assertThat(arrived()).hasSize(1).noneMatch(request -> request.toString().contains("spoofed"));
    }

    @Test
    void saysItselfWhereTheRequestCameFrom() {
        caller().header("X-Forwarded-For", "10.9.9.9").header("Host", "schule.example").get("/api/inventory/v1/echo").then()
                .body("headers.x-forwarded-for", equalTo(List.of("127.0.0.1")))
                .body("headers.x-forwarded-proto", equalTo(List.of("http")))
                .body("headers.x-forwarded-host", equalTo(List.of("schule.example")))
                .body("headers.host[0]", startsWith("localhost"));
    }

    @Test
    void dropsWhatTheConnectionHeaderLists() {
        var answer = RawHttp.exchange("GET /api/inventory/v1/echo HTTP/1.1", "Authorization: Bearer " + token,
                "X-Request-ID: " + id, "Connection: close, X-Hop", "X-Hop: spoofed", "TE: trailers", "Keep-Alive: spoofed");
        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(arrived()).hasSize(1).noneMatch(request -> request.toString().contains("spoofed"));
    }

    @Test
    void dropsTheHopByHopHeadersOfAnswers() {
        caller().get("/api/inventory/v1/headers").then().statusCode(200)
                .header("X-Kept", "yes").header("X-Hop", nullValue()).header("Keep-Alive", nullValue())
                .header("Proxy-Authenticate", nullValue()).header("Server", nullValue())
                .header("Cache-Control", "max-age=60").header("X-Content-Type-Options", "nosniff");
    }

    @Test
    void keepsTheAddressOfTheServiceInside() {
        caller().post("/api/inventory/v1/location").then().statusCode(201)
                .header("Location", "/api/inventory/v1/location/7");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/api/inventory/v1/echo", "/api/needs/v1/echo", "/nowhere", "/problems", "/problems/stale-version",
            "/openapi", "/swagger-ui/", "/start", "/api/inventory/v1//" })
    void securesEveryAnswer(String path) {
        var answer = caller().get(path).then().header("Strict-Transport-Security", "max-age=31536000")
                .header("X-Content-Type-Options", "nosniff").header("Referrer-Policy", "no-referrer")
                .header("X-Frame-Options", "DENY").header("Cache-Control", "no-store").header("X-Request-ID", notNullValue())
                .header("Content-Security-Policy", startsWith("default-src 'none'")).extract();
        assertThat(answer.headers().getList("X-Request-ID")).hasSize(1);
        assertThat(answer.headers().getList("Cache-Control")).hasSize(1);
        assertThat(answer.headers().getList("X-Content-Type-Options")).hasSize(1);
    }
}
