package de.schulausstattung.report.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import de.schulausstattung.platform.projection.PositionService;
import de.schulausstattung.platform.testing.Tokens;
import de.schulausstattung.report.Events;
import de.schulausstattung.report.ReportServiceTest;
import de.schulausstattung.report.States;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

/** Waiting for a position must not starve those who do not wait. */
@QuarkusTest
class PositionServiceTest extends ReportServiceTest {

    private final String traeger = newTraegernummer();
    private final Events events = new Events(traeger);

    @Inject
    MeterRegistry metrics;

    /** Seen red without a limit: the thirty-third waited its five seconds, and nobody else waited any more when it answered. */
    @Test
    void letsOnlySoManyWaitAndRefusesOthersAtOnce() {
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiters = IntStream.range(0, PositionService.PLACES)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(this::askForWhatNeverComes, clients)).toList();
            await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(10))
                    .until(() -> waiting() == PositionService.PLACES);

            askForWhatNeverComes().statusCode(503).body("type", equalTo("/problems/position-not-reached"))
                    .header("Retry-After", "2");
            assertThat(waiting()).as("they were still waiting").isEqualTo(PositionService.PLACES);
            get(Tokens.itBeschaffung(traeger), "/indicators").statusCode(200);
            waiters.forEach(waiter -> waiter.join().statusCode(503));
        }
        assertThat(waiting()).as("their places are free again").isZero();
    }

    /** What is frozen contains what it contains. */
    @Test
    void doesNotWaitWhereAFrozenReportIsShown() {
        events.send(States.traeger(traeger, "05754"));
        events.send(States.school("165384", "GY"));
        events.awaitApplied();
        var clerk = Tokens.itBeschaffung(traeger);
        as(clerk).contentType(ContentType.JSON).body("{}").post("/annual-reports/2026/freeze").then().statusCode(201);

        as(clerk).queryParam("minPosition", neverComes()).get("/annual-reports/2026").then().statusCode(200);
        as(clerk).queryParam("minPosition", neverComes()).queryParam("version", "draft").get("/annual-reports/2026").then()
                .statusCode(503);
    }

    private ValidatableResponse askForWhatNeverComes() {
        return as(Tokens.itBeschaffung(traeger)).queryParam("minPosition", neverComes()).get("/indicators").then();
    }

    private static String neverComes() {
        return "inventory.device/" + UUID.randomUUID() + "@0.0";
    }

    private long waiting() {
        return (long) metrics.get("projection.position.waiting").gauge().value();
    }
}
