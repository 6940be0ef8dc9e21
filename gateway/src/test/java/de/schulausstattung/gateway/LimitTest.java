package de.schulausstattung.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import de.schulausstattung.platform.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
class LimitTest extends GatewayTest {

    private static final int BURST = 40;

    @Test
    void limitsEachSubject() {
        var granted = 0;
        var answer = ask(granted);
        while (answer.statusCode() == 200) {
            granted++;
            answer = ask(granted);
        }
        assertThat(granted).isGreaterThanOrEqualTo(BURST);
        answer.then().statusCode(429).contentType(PROBLEM)
                .header("Retry-After", notNullValue()).header("RateLimit-Policy", equalTo("\"subject\";q=1;w=60"))
                .header("RateLimit", startsWith("\"subject\";r=0;t="))
                .body("type", equalTo("/problems/too-many-requests")).body("retryAfter", notNullValue());
        anonymous()
                .header("Authorization", "Bearer " + Tokens.of("other-" + UUID.randomUUID(), "/traeger/10078/it-beschaffung"))
                .get("/api/inventory/v1/echo").then().statusCode(200).header("RateLimit", startsWith("\"subject\";r=39"));
    }

    private Response ask(int number) {
        return caller().header("X-Forwarded-For", "10.0.0." + number % 250).get("/api/inventory/v1/echo");
    }

    @Test
    void limitsEachAddressWhateverItClaimsToBe() {
        try (var raw = new RawHttp("127.0.0.7")) {
            var requests = new StringBuilder();
            for (var n = 0; n < 5_000; n++) {
                requests.append("GET /nowhere HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 10.0.")
                        .append(n / 250).append('.').append(n % 250).append("\r\n\r\n");
            }
            Thread.ofVirtual().start(() -> raw.send(requests.toString()));
            assertThat(raw.readUntil("429 Too Many")).contains("404 Not Found");
        }
        anonymous().get("/nowhere").then().statusCode(404);
    }
}
