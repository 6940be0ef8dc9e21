package de.schulausstattung.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class BodyTest extends GatewayTest {

    private static final int LIMIT = 64 * 1024;

    private String head(String method, String path) {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nX-Request-ID: " + id + "\r\nAuthorization: Bearer "
                + token
                + "\r\n";
    }

    @Test
    void passesBodiesUpToTheLimitOfTheRoute() {
        caller().body(new byte[LIMIT]).post("/api/inventory/v1/echo").then().statusCode(200).body("bytes", equalTo(LIMIT));
    }

    @Test
    void refusesDeclaredBodiesOverTheLimit() {
        caller().body(new byte[LIMIT + 1]).post("/api/inventory/v1/echo").then().statusCode(413).contentType(PROBLEM)
                .body("type", equalTo("/problems/too-large"));
        assertThat(arrived()).isEmpty();
    }

    @Test
    void cutsUndeclaredBodiesAtTheLimit() {
        try (var raw = new RawHttp()) {
            raw.send(head("POST", "/api/inventory/v1/echo") + "Transfer-Encoding: chunked\r\n\r\n");
            for (var sent = 0; sent <= LIMIT; sent += 4096) {
                raw.send("1000\r\n").send(new byte[4096]).send("\r\n");
            }
            assertThat(raw.readUntil("}")).startsWith("HTTP/1.1 413").contains("/problems/too-large");
        }
        await().until(this::wasAborted);
    }

    @Test
    void asksForTheBodyOnlyWhenItWillBeTaken() {
        try (var raw = new RawHttp()) {
            raw.send(head("POST", "/api/inventory/v1/echo") + "Expect: 100-continue\r\nContent-Length: 3\r\n\r\n");
            assertThat(raw.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 100");
            assertThat(raw.send("abc").readUntil("}")).contains("HTTP/1.1 200");
        }
        try (var raw = new RawHttp()) {
            raw.send(head("POST", "/api/inventory/v1/echo") + "Expect: 100-continue\r\nContent-Length: 999999\r\n\r\n");
            assertThat(raw.readUntil("\r\n")).startsWith("HTTP/1.1 413");
        }
    }

    /** More bytes than this VM has memory: who buffers them fails. */
    @Test
    void streamsMoreThanFitsIntoMemory() throws IOException {
        var bytes = Runtime.getRuntime().maxMemory() / (64 * 1024) * (64 * 1024) + 64 * 1024;
        try (var raw = new RawHttp()) {
            raw.send(head("GET", "/api/inventory/v1/download?bytes=" + bytes) + "Connection: close\r\n\r\n");
            assertThat(raw.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 200");
            var buffer = new byte[256 * 1024];
            var read = 0L;
            for (var count = raw.in().read(buffer); count >= 0; count = raw.in().read(buffer)) {
                read += count;
            }
            assertThat(read).isGreaterThan(bytes);
        }
    }

    @Test
    void freesTheServiceWhenTheClientGoesBeforeTheAnswer() {
        try (var raw = new RawHttp()) {
            raw.send(head("GET", "/api/inventory/v1/hang") + "\r\n");
            await().until(() -> arrived().size() == 1);
            assertThat(wasAborted()).isFalse();
        }
        await().until(this::wasAborted);
    }

    @Test
    void freesTheServiceWhenTheClientGoesInTheMiddleOfTheAnswer() {
        try (var raw = new RawHttp()) {
            raw.send(head("GET", "/api/inventory/v1/download?bytes=" + Long.MAX_VALUE) + "\r\n");
            raw.readUntil("\r\n\r\n");
        }
        await().until(this::wasAborted);
    }
}
