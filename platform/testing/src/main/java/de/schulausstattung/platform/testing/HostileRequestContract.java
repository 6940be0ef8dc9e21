package de.schulausstattung.platform.testing;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import de.schulausstattung.platform.testing.Operations.Operation;
import io.restassured.RestAssured;
import io.restassured.config.LogConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/**
 * Requests that are too large, too deep or ill-formed, sent to every operation that the service's own document describes, are
 * refused, change nothing, tell nothing of the inside, and never end in a server error (S-24).
 *
 * <pre>
 * &#64;QuarkusTest
 * class HostileOperationsTest extends HostileRequestContract {
 *     &#64;Override
 *     protected AnyOperation aTenant() {
 *         return new AnyInventoryOperation();
 *     }
 * }
 * </pre>
 */
public abstract class HostileRequestContract {

    private static final List<String> PARAMETERS = List.of("", "%00", "%ff%fe", "%ED%A0%80", "99999999999999999999", "-1",
            "0x10",
            "%2B999999999-12-31", "1-1-1-1-1", "%27%20OR%201=1--", "x".repeat(2_000));
    private static final List<String> SEGMENTS = List.of("%00", "%ff", "1-1-1-1-1", "..%2f..%2f", "-1",
            "99999999999999999999", "x".repeat(2_000));
    private static final List<String> BODIES = List.of("", "null", "[]", "1", "\"\"", "{", "{]", "{'a':1}", "{a:1}", "\u0000",
            "<a/>", "/*", "[".repeat(10_000) + "]".repeat(10_000), "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000),
            "{\"a\":1,\"a\":2}", "{\"\\ud800\":1}");
    private static final List<String> TYPES = List.of("text/plain", "application/xml", "application/merge-patch+json");

    /** A log of a body that is ten thousand levels deep is larger than the memory. */
    private static final RestAssuredConfig SILENT = RestAssured.config().logConfig(LogConfig.logConfig());

    private AnyOperation any;

    /** A tenant of the service, with something in it. */
    protected abstract AnyOperation aTenant();

    @BeforeEach
    void begin() {
        any = aTenant();
    }

    /**
     * Seen red where what the database cannot read (its SQLSTATE 22…) was taken for a fault of ours: 500 for five operations.
     */
    @TestFactory
    Stream<DynamicTest> everyOperation() {
        return Operations.ofTheService().all().stream().map(operation -> dynamicTest(operation.toString(), () -> {
            var before = any.stored();
            var findings = new ArrayList<String>();
            if (operation.method().equals("GET")) {
                parameters(operation, findings);
            }
            segments(operation, findings);
            bodies(operation, findings);
            if (!Objects.equals(before, any.stored())) {
                findings.add("something was stored");
            }
            if (!findings.isEmpty()) {
                throw new AssertionError(String.join("\n", findings));
            }
        }));
    }

    private void parameters(Operation operation, List<String> findings) {
        for (var name : operation.query()) {
            for (var value : PARAMETERS) {
                look(as(operation).get(any.concrete(operation.path()) + "?" + name + "=" + value), false, name + "=" + value,
                        findings);
            }
        }
        look(as(operation).get(any.concrete(operation.path()) + "?%00=1"), true, "%00=1", findings);
        look(as(operation).get(any.concrete(operation.path()) + "?nothing-of-the-kind=1"), true, "an unknown parameter",
                findings);
    }

    private void segments(Operation operation, List<String> findings) {
        if (!operation.path().contains("{")) {
            return;
        }
        for (var segment : SEGMENTS) {
            var path = operation.path().replaceAll("\\{[^}]+}", segment);
            look(as(operation).contentType("application/json").body("{}").header("If-Match", "\"0.0\"")
                    .request(operation.method(), path), true, path, findings);
        }
    }

    private void bodies(Operation operation, List<String> findings) {
        if (operation.json() == null) {
            return;
        }
        for (var body : BODIES) {
            look(as(operation).contentType("application/json").header("If-Match", "\"0.0\"").body(body)
                    .request(operation.method(), any.concrete(operation.path())), true, body, findings);
        }
        for (var type : TYPES) {
            look(as(operation).header("Content-Type", type).header("If-Match", "\"0.0\"")
                    .body("a=b".getBytes(StandardCharsets.UTF_8))
                    .request(operation.method(), any.concrete(operation.path())), true, type, findings);
        }
    }

    private RequestSpecification as(Operation operation) {
        return given().config(SILENT).urlEncodingEnabled(false).auth().oauth2(any.caller(operation.path()));
    }

    private static void look(Response answer, boolean mustRefuse, String what, List<String> findings) {
        var shown = what.substring(0, Math.min(40, what.length()));
        if (answer.statusCode() >= 500 || (mustRefuse && answer.statusCode() < 400)) {
            findings.add(shown + ": " + answer.statusCode() + " " + answer.asString());
        }
        ProblemBody.findings(answer).forEach(finding -> findings.add(shown + ": " + finding));
    }

    @Test
    void refusesWhatIsTooLongForTheServer() throws IOException {
        var path = any.concrete(Operations.ofTheService().all().getFirst().path());
        var parameters = IntStream.range(0, 10_000).mapToObj(i -> "p" + i + "=1").collect(Collectors.joining("&"));
        expect(414, "GET " + path + "?" + parameters, "");
        expect(414, "GET " + path + "/" + "x".repeat(100_000), "");
        expect(431, "GET " + path, "X-Large: " + "x".repeat(65_536) + "\r\n");
        expect(431, "GET " + path,
                IntStream.range(0, 5_000).mapToObj(i -> "X-" + i + ": 1\r\n").collect(Collectors.joining()));
    }

    /** Sends what a client library would not. */
    private void expect(int status, String line, String headers) throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(30_000);
            var out = socket.getOutputStream();
            out.write((line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            var answer = new ByteArrayOutputStream();
            var buffer = new byte[8_192];
            int read = socket.getInputStream().read(buffer);
            if (read > 0) {
                answer.write(buffer, 0, read);
            }
            var text = answer.toString(StandardCharsets.UTF_8);
            if (!text.matches("(?s)HTTP/1\\.[01] " + status + " .*")) {
                throw new AssertionError(line.substring(0, 40) + ": not " + status + " but " + text);
            }
        }
    }
}
