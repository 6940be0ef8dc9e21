package de.schulausstattung.platform.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.http.TestHTTPResource;

/**
 * A broker that is away makes no service unready that reads events: it answers from what it has, stores what it is told,
 * and is not started again.
 */
public abstract class ReadinessContract {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int LOOKS = 20;

    @TestHTTPResource(value = "/health/ready", management = true)
    URI ready;

    @TestHTTPResource(value = "/health/live", management = true)
    URI live;

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @AfterEach
    void bringTheBrokerBack() {
        Kafka.get().start();
    }

    /** Seen red with channels that count for readiness. */
    @Test
    void staysReadyWhileTheBrokerIsAway() {
        await().atMost(PATIENCE).until(() -> connections() > 0 && status(ready) == 200);

        Kafka.get().stop();
        await().atMost(PATIENCE).until(() -> connections() == 0);

        assertThat(IntStream.range(0, LOOKS).map(_ -> status(ready))).as("ready").containsOnly(200);
        assertThat(status(live)).as("live").isEqualTo(200);
    }

    /** Of its consumers to the broker. */
    private double connections() {
        return Metrics.parse(given().get(metrics).then().statusCode(200).extract().asString())
                .sum("kafka_consumer_connection_count");
    }

    private static int status(URI address) {
        return given().get(address).statusCode();
    }
}
