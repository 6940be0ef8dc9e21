package de.schulausstattung.platform.security;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import de.schulausstattung.platform.problem.Problem;
import de.schulausstattung.platform.testing.Tokens;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.response.ValidatableResponse;

/**
 * who starts without the identity provider is not ready and says so to whoever asks, and is usable by itself once it is
 * there, with no request needed for that. Seen red with the extension alone: ready at once, and each request waited until the
 * gateway gave it up.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
abstract class RealmKeysContract {

    /** As R-21 asks. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    LateIssuer.Away identityProvider;

    @TestHTTPResource(value = "/health/ready", management = true)
    URI ready;

    @TestHTTPResource(value = "/health/live", management = true)
    URI live;

    @Test
    void isReadyWhenItHasTheKeysAndStaysSoWithoutTheIdentityProvider() {
        given().get(ready).then().statusCode(503).body("checks.find { it.name == 'Keys of the realm' }.status",
                equalTo("DOWN"));
        given().get(live).then().statusCode(200);
        refused(me(Tokens.itBeschaffung("10078")));
        refused(given().get("/api/core/v1/me").then());

        identityProvider.comes();
        await().atMost(PATIENCE).until(() -> given().get(ready).statusCode() == 200);
        me(Tokens.itBeschaffung("10078")).statusCode(200);

        identityProvider.goes();
        given().get(ready).then().statusCode(200);
        me(Tokens.itBeschaffung("10078")).statusCode(200);
    }

    private static ValidatableResponse me(String token) {
        return given().header("Authorization", "Bearer " + token).get("/api/core/v1/me").then();
    }

    private static void refused(ValidatableResponse answer) {
        answer.statusCode(503).contentType(Problem.MEDIA_TYPE).header("Retry-After", "5")
                .body("type", equalTo("/problems/identity-provider-unavailable")).body("retryAfter", equalTo(5));
    }
}
