package de.schulausstattung.platform.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import de.schulausstattung.platform.problem.ProblemsOutsideRequests;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;

class CommittedDocumentRouteTest {

    private static final String PATH = "/api/tiny/openapi";
    private static final Vertx VERTX = Vertx.vertx();
    private static int port;

    @BeforeAll
    static void start() {
        var router = Router.router(VERTX);
        new CommittedDocumentRoute("tiny-service", PATH, ProblemsOutsideRequests.german()).register(router);
        port = VERTX.createHttpServer().requestHandler(router).listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture()
                .join().actualPort();
    }

    @AfterAll
    static void stop() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void showsThePackedDocumentByteForByte() throws IOException {
        try (var packed = getClass().getResourceAsStream("/META-INF/openapi/tiny-service.yaml")) {
            assertThat(packed).isNotNull();
            assertThat(request().get(PATH).then().statusCode(200).contentType("application/yaml").extract().asString())
                    .isEqualTo(new String(packed.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** A time of day stays one: of 11:00 without quotes a reader of YAML may make 660. */
    @Test
    void turnsItIntoJson() {
        for (var asked : new RequestSpecification[] { request().queryParam("format", "JSON"),
                request().accept("application/json"), request().queryParam("format", "json").accept("application/yaml") }) {
            asked.get(PATH).then().statusCode(200).contentType("application/json")
                    .body("paths.'/api/tiny/v1/slots'.get.parameters[0].example", equalTo("11:00"));
        }
    }

    @ParameterizedTest
    @CsvSource({ ".json, application/json", ".yaml, application/yaml", ".yml, application/yaml" })
    void tellsTheFormBySuffixWhateverElseIsAsked(String suffix, String type) {
        request().accept("application/json").get(PATH + suffix).then().statusCode(200).contentType(type);
        request().accept("application/yaml").get(PATH + suffix).then().statusCode(200).contentType(type);
    }

    @Test
    void answersHeadAsGet() {
        var length = request().get(PATH).then().extract().header("Content-Length");

        request().head(PATH).then().statusCode(200).contentType("application/yaml").header("Content-Length", length);
    }

    /** Red with 500 while the parameter was read from the request itself. */
    @Test
    void refusesAMalformedQuery() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(("GET " + PATH + "?format=% HTTP/1.0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.0 400 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "POST", "PUT", "DELETE", "PATCH" })
    void refusesOtherMethods(String method) {
        request().request(method, PATH).then().statusCode(405).contentType("application/problem+json")
                .header("Allow", "GET, HEAD")
                .body("type", equalTo("/problems/method-not-allowed")).body("status", equalTo(405));
    }

    @Test
    void doesNotStartWithoutADocument() {
        assertThatThrownBy(() -> new CommittedDocumentRoute("other-service", PATH, ProblemsOutsideRequests.german()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("META-INF/openapi/other-service.yaml");
    }

    private static RequestSpecification request() {
        return given().baseUri("http://127.0.0.1").port(port);
    }
}
