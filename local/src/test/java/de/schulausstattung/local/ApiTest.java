package de.schulausstattung.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.sun.net.httpserver.HttpServer;

class ApiTest {

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void saysTitleDetailAndFirstViolationOfAProblemInOneLine() {
        answer(422, "application/problem+json", """
                {"title":"Regel verletzt","detail":"Diese Schule ist nicht bekannt.",
                 "violations":[{"pointer":"/items/3/schulnummer","code":"school-unknown","detail":"unbekannt"}]}""");

        assertThatThrownBy(() -> api().post("/devices", Map.of()).require()).isInstanceOf(StartFailed.class).hasMessage(
                "POST /devices antwortete 422: Regel verletzt, Diese Schule ist nicht bekannt., /items/3/schulnummer, unbekannt");
    }

    @Test
    void saysTheStatusWhereTheBodyIsNoProblem() {
        answer(502, "text/html", "<html>…</html>");

        assertThatThrownBy(() -> api().get("/devices").require()).hasMessage("GET /devices antwortete 502");
    }

    @Test
    void letsAnExpectedRefusalPass() {
        answer(409, "application/problem+json", "{\"title\":\"schon da\"}");

        assertThat(api().post("/traeger", Map.of()).require(409).status()).isEqualTo(409);
    }

    @Test
    void saysThatNobodyAnswered() {
        server.stop(0);

        assertThatThrownBy(() -> api().get("/devices")).isInstanceOf(StartFailed.class)
                .hasMessageStartingWith("GET /devices erhielt keine Antwort");
    }

    private Api api() {
        return Api.at("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(int status, String mediaType, String body) {
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", mediaType);
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            try (var out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
    }
}
