package de.schulausstattung.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import de.schulausstattung.platform.testing.Metrics;
import de.schulausstattung.platform.testing.MetricsContract;
import de.schulausstattung.platform.testing.Postgres;
import de.schulausstattung.platform.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(value = ServiceResources.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class MetricsTest extends MetricsContract {

    private static final UUID MARKER = UUID.randomUUID();
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Override
    protected Set<String> groups() {
        return Set.of("data", "inventory-service");
    }

    @Test
    void measuresTheOutbox() {
        var before = metrics();
        InventoryTest.aTraeger(1);
        await().atMost(PATIENCE).untilAsserted(() -> {
            var now = metrics();
            assertThat(now.sum("outbox_attempts_total", "error", "none"))
                    .isGreaterThanOrEqualTo(before.sum("outbox_attempts_total", "error", "none") + 2);
            assertThat(now.sum("outbox_publish_seconds_count")).isGreaterThan(before.sum("outbox_publish_seconds_count"));
            assertThat(now.sum("outbox_publish_seconds_sum")).isPositive();
        });
    }

    @Test
    void measuresJobs() throws SQLException {
        var traeger = InventoryTest.aTraeger(1);
        var before = metrics();
        String job = InventoryTest.as(traeger.it()).contentType("text/csv")
                .body("Inventarnummer;Schulnummer;Hersteller;Modell;Geräteklasse;Nutzergruppe\n" + "M-1;" + traeger.school()
                        + ";M;M;Tablet;SuS\n")
                .post(InventoryTest.API + "/devices/imports").then().statusCode(202).extract().header("Location");
        assertThat(Jobs.ended(traeger.it(), job).getString("state")).isEqualTo("SUCCEEDED");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(succeeded()).isGreaterThan(before.sum("job_run_seconds_count",
                "kind", "device-import", "end", "SUCCEEDED")));

        var waiting = aJobThatNobodyTakes(traeger.tenant());
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(metrics().sum("job_queued")).isPositive();
            assertThat(metrics().sum("job_oldest_queued_seconds")).isGreaterThanOrEqualTo(3_600);
        });
        InventoryTest.as(traeger.it()).body("{\"transition\":\"CANCEL\"}")
                .post(InventoryTest.API + "/jobs/" + waiting + "/transitions").then().statusCode(200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(metrics().sum("job_oldest_queued_seconds")).isLessThan(3_600));
    }

    @Test
    void measuresThePoolAndThatTheDatabaseAnswers() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            var now = metrics();
            assertThat(now.sum("agroal_active_count") + now.sum("agroal_available_count")).isBetween(1.0, 16.0);
            assertThat(now.sum("agroal_acquire_count_total")).isPositive();
            assertThat(now.of("database_silent_seconds")).hasSize(1);
            assertThat(now.sum("database_silent_seconds")).isLessThan(15);
        });
    }

    /** Whatever is asked for, in whichever way: no path stands in a metric. */
    @Test
    void namesTemplatesAndNeverPaths() {
        var traeger = InventoryTest.aTraeger(1);
        var path = InventoryTest.API + "/devices/" + MARKER;
        var before = metrics();
        InventoryTest.as(traeger.it()).get(path).then().statusCode(404);
        InventoryTest.as(traeger.it()).request("PATCH", path).then().statusCode(405);
        InventoryTest.as(traeger.it()).accept("image/png").get(path).then().statusCode(406);
        InventoryTest.as(traeger.it()).contentType("text/plain").body("x").put(path).then().statusCode(415);
        InventoryTest.as(traeger.it()).get(path + "/nothing-of-the-kind").then().statusCode(404);

        await().atMost(PATIENCE).untilAsserted(() -> {
            var now = metrics();
            assertThat(answered(now, "404")).isEqualTo(answered(before, "404") + 2);
            assertThat(answered(now, "405")).isEqualTo(answered(before, "405") + 1);
            assertThat(answered(now, "406")).isEqualTo(answered(before, "406") + 1);
            assertThat(answered(now, "415")).isEqualTo(answered(before, "415") + 1);
        });
        assertThat(metrics().samples().stream().map(sample -> String.valueOf(sample.labels().get("uri"))))
                .noneMatch(uri -> uri.contains(MARKER.toString()));
    }

    private static double answered(Metrics metrics, String status) {
        return metrics.sum("http_server_requests_seconds_count", "status", status);
    }

    private double succeeded() {
        return metrics().sum("job_run_seconds_count", "kind", "device-import", "end", "SUCCEEDED");
    }

    private static UUID aJobThatNobodyTakes(String tenant) throws SQLException {
        var id = UUID.randomUUID();
        try (var connection = Postgres.get().asSuperuser("inventory");
                var insert = connection.prepareStatement(
                        """
                                INSERT INTO job (tenant_id, id, kind, subject, parameters, created_at, expires_at)
                                VALUES (?, ?, 'of-another-release', 'somebody', '{}', now() - interval '1 hour', now() + interval '1 day')""")) {
            insert.setString(1, tenant);
            insert.setObject(2, id);
            insert.executeUpdate();
        }
        return id;
    }
}
