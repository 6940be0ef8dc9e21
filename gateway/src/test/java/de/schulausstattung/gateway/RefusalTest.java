package de.schulausstattung.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import de.schulausstattung.platform.testing.Issuer;
import de.schulausstattung.platform.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;

@QuarkusTest
class RefusalTest extends GatewayTest {

    @ParameterizedTest
    @ValueSource(strings = { "//echo", "/./echo", "/../echo", "/echo/..", "/echo/.", "/echo;x=1", "/..;/echo", "/;/echo",
            "/%2e%2e/echo", "/%2E%2e/echo", "/%2e/echo", "/echo%2fx", "/echo%2Fx", "/echo%5cx", "/echo%5Cx",
            "/echo%00", "/echo%3bx", "/echo%0d%0aX:y", "/echo%0Ax", "/echo#x", "/echo\u00fc",
            "/a/../b%2f..;x/c" })
    void refusesPathsThatCouldBeReadTwice(String mutation) {
        for (var route : ROUTES) {
            assertRefused("GET " + route + mutation + " HTTP/1.1", "Authorization: Bearer " + token);
            assertRefused("GET " + route + mutation + " HTTP/1.1", "X-Nobody: here");
        }
        assertThat(arrived()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "//api/inventory/v1/echo", "/.//api/inventory/v1/echo", "/api;x/inventory/v1/echo",
            "/api%2finventory/v1/echo", "/problems/../api/inventory/v1/echo", "http://localhost/api/inventory/v1/echo",
            "api/inventory/v1/echo" })
    void refusesThemBeforeAnyPrefix(String target) {
        assertRefused("GET " + target + " HTTP/1.1", "Authorization: Bearer " + token);
        assertThat(arrived()).isEmpty();
    }

    /** Quarkus itself turns away what is no URI, before any route of ours and without a body. */
    @ParameterizedTest
    @ValueSource(strings = { "/echo\\x", "/echo%zz", "/echo%", "/echo%2", "/echo%0d%0aX: y", "/echo x" })
    void neverForwardsWhatIsNoAddress(String mutation) {
        for (var route : ROUTES) {
            assertThat(RawHttp.exchange("GET " + route + mutation + " HTTP/1.1", "Authorization: Bearer " + token,
                    "X-Request-ID: " + id)).containsPattern("^HTTP/1.[01] 400");
        }
        assertThat(arrived()).isEmpty();
    }

    private void assertRefused(String line, String header) {
        var answer = RawHttp.exchange(line, header, "X-Request-ID: " + id);
        assertThat(answer).as(line).startsWith("HTTP/1.1 400").containsIgnoringCase("content-type: " + PROBLEM)
                .contains("\"/problems/");
        assertThat(answer).doesNotContain("Exception").doesNotContain("at io.");
    }

    static Stream<String> everyRoute() {
        return Stream.concat(ROUTES.stream().map(route -> route + "/echo"),
                Stream.of("/api/open/v1/echo", "/problems", "/openapi", "/nowhere"));
    }

    @ParameterizedTest
    @MethodSource("everyRoute")
    void refusesEveryUpgrade(String path) {
        for (var credentials : List.of("Authorization: Bearer " + token, "X-Internal-User: admin")) {
            for (var upgrade : List.of("Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                    "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA",
                    "Upgrade: websocket", "Connection: upgrade")) {
                try (var raw = new RawHttp()) {
                    raw.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nX-Request-ID: " + id + "\r\n" + credentials
                            + "\r\n"
                            + upgrade + "\r\n\r\n");
                    assertThat(raw.readUntil("}")).startsWith("HTTP/1.1 400").contains("/problems/upgrade-refused");
                }
            }
        }
        assertThat(arrived()).isEmpty();
    }

    static Stream<String> badCredentials() {
        var good = Tokens.itBeschaffung("10078");
        return Stream.of("", "Bearer", "Bearer nonsense", "Basic YTpi", "Bearer " + good.substring(0, good.length() - 4),
                "Bearer " + good + "x", "bearer\t" + good + "x",
                "Bearer " + Tokens.sign(Tokens.claims("s").audience("inventory-service")),
                "Bearer " + Tokens.sign(Tokens.claims("s").issuer("http://other.example")),
                "Bearer " + Tokens.sign(Tokens.claims("s").expiresAt(1_000_000_000L)),
                "Bearer " + Tokens.sign(Tokens.claims("s").claim("typ", "ID")),
                "Bearer " + Tokens.sign(Tokens.claims("s").remove("typ")),
                "Bearer " + Tokens.sign(Tokens.claims("s").remove("sub")),
                "Bearer " + Tokens.claims("s").jws().keyId(Issuer.KEY_ID).algorithm(SignatureAlgorithm.RS256)
                        .sign(Issuer.get().keys().getPrivate()),
                "Bearer " + Tokens.claims("s").jws().keyId(Issuer.KEY_ID).algorithm(SignatureAlgorithm.PS256)
                        .sign(Issuer.newKeys(2048).getPrivate()));
    }

    @ParameterizedTest
    @MethodSource("badCredentials")
    void asksForATokenThatIsMeantForIt(String credentials) {
        for (var route : ROUTES) {
            var answer = RawHttp.exchange("GET " + route + "/echo HTTP/1.1", "Authorization: " + credentials,
                    "X-Request-ID: " + id, "X-Forwarded-User: admin");
            assertThat(answer).startsWith("HTTP/1.1 401").containsIgnoringCase("www-authenticate: Bearer")
                    .containsIgnoringCase("content-type: " + PROBLEM).contains("/problems/unauthenticated");
        }
        assertThat(arrived()).isEmpty();
    }

    @Test
    void asksForATokenWhereNoneOrTwoAreSent() {
        assertThat(RawHttp.exchange("GET /api/inventory/v1/echo HTTP/1.1", "X-Request-ID: " + id)).startsWith("HTTP/1.1 401");
        assertThat(RawHttp.exchange("GET /api/inventory/v1/echo?access_token=" + token + " HTTP/1.1", "X-Request-ID: " + id))
                .startsWith("HTTP/1.1 401");
        assertThat(RawHttp.exchange("GET /api/inventory/v1/echo HTTP/1.1", "X-Request-ID: " + id,
                "Authorization: Bearer " + token, "Authorization: Bearer other")).startsWith("HTTP/1.1 401");
        assertThat(arrived()).isEmpty();
    }

    @Test
    void refusesLargeHeadersAndAddresses() {
        assertThat(RawHttp.exchange("GET /api/inventory/v1/echo HTTP/1.1", "X-Large: " + "x".repeat(17 * 1024)))
                .startsWith("HTTP/1.1 431").contains("/problems/header-too-large");
        assertThat(RawHttp.exchange("GET /api/inventory/v1/echo?" + "a=b&".repeat(2_500) + " HTTP/1.1"))
                .startsWith("HTTP/1.1 414").contains("/problems/address-too-long");
        assertThat(RawHttp.exchange("GET /api/inventory/v1/echo HTTP/1.1", "X-Huge: " + "x".repeat(64 * 1024)))
                .startsWith("HTTP/1.1 431");
    }

    @Test
    void refusesAmbiguousFraming() {
        for (var framing : List.of("Transfer-Encoding: gzip, chunked", "Transfer-Encoding: chunked\r\nContent-Length: 3",
                "Content-Length: 3\r\nContent-Length: 4", "Host: other")) {
            try (var raw = new RawHttp()) {
                raw.send("POST /api/inventory/v1/echo HTTP/1.1\r\nHost: localhost\r\nX-Request-ID: " + id
                        + "\r\nAuthorization: Bearer " + token + "\r\n" + framing + "\r\n\r\n0\r\n\r\n");
                assertThat(raw.readUntil("\r\n")).as(framing).startsWith("HTTP/1.1 400");
            }
        }
        try (var raw = new RawHttp()) {
            raw.send("GET /api/inventory/v1/echo HTTP/1.0\r\nHost: localhost\r\nX-Request-ID: " + id
                    + "\r\nAuthorization: Bearer "
                    + token + "\r\n\r\n");
            assertThat(raw.readUntil("\r\n")).contains(" 400 ");
        }
        assertThat(arrived()).isEmpty();
    }
}
