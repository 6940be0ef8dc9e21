package de.schulausstattung.platform.security;

import static io.restassured.RestAssured.given;
import static io.restassured.config.HttpClientConfig.httpClientConfig;
import static io.restassured.config.RestAssuredConfig.config;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.net.URI;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import de.schulausstattung.platform.problem.Problem;
import de.schulausstattung.platform.testing.Tokens;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/**
 * who starts without the identity provider is not ready and says so to whoever asks, calls it until it is there, and is
 * usable by itself then, with no request needed for that. Seen red with the extension alone: ready at once, and each
 * request waited.
 */
abstract class RealmKeysContract {

    /** As R-21 asks. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Whom the extension lets wait would wait for good. */
    private static final int SOCKET_TIMEOUT_MILLIS = 10_000;
    private static final String ME = "/api/core/v1/me";
    /** That of the start, one that was given up, and one after it. */
    private static final int CALLS = 3;

    LateIssuer.Away identityProvider;

    @TestHTTPResource(value = "/health/ready", management = true)
    URI ready;

    @TestHTTPResource(value = "/health/live", management = true)
    URI live;

    @Test
    void isReadyWhenItHasTheKeysAndStaysSoWithoutTheIdentityProvider() {
        caller().get(ready).then().statusCode(503)
                .body("checks.find { it.name == 'Keys of the realm' }.status", equalTo("DOWN"));
        caller().get(live).then().statusCode(200);
        refused(clerk().get(ME).then());
        refused(caller().get(ME).then());
        await().atMost(PATIENCE).until(() -> identityProvider.calls() >= CALLS);

        identityProvider.comes();
        await().atMost(PATIENCE).until(() -> caller().get(ready).statusCode() == 200);
        clerk().get(ME).then().statusCode(200);

        identityProvider.goes();
        caller().get(ready).then().statusCode(200);
        clerk().get(ME).then().statusCode(200);
    }

    private static RequestSpecification caller() {
        return given().config(config().httpClient(httpClientConfig().setParam("http.socket.timeout", SOCKET_TIMEOUT_MILLIS)));
    }

    private static RequestSpecification clerk() {
        return caller().header("Authorization", "Bearer " + Tokens.itBeschaffung("10078"));
    }

    private static void refused(ValidatableResponse answer) {
        answer.statusCode(503).contentType(Problem.MEDIA_TYPE).header("Retry-After", "5")
                .body("type", equalTo("/problems/identity-provider-unavailable")).body("retryAfter", equalTo(5));
    }
}
