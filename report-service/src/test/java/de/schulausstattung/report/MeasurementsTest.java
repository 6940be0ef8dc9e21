package de.schulausstattung.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Random;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import de.schulausstattung.events.inventory.PupilCountState.JahrgangCount;
import de.schulausstattung.platform.testing.Tokens;
import io.quarkus.logging.Log;
import io.quarkus.test.junit.QuarkusTest;

/** How fast: prints, asserts only that the work was done. 250,000 devices of one Träger. */
@QuarkusTest
@Tag("long")
class MeasurementsTest extends ReportServiceTest {

    private static final int DEVICES = 250_000;
    private static final int SCHOOLS = 150;

    @Test
    void replaysAndReports() {
        var traeger = newTraegernummer();
        var events = new Events(traeger);
        var random = new Random(1);
        var classes = new String[] { "TABLET", "TABLET", "TABLET", "NOTEBOOK", "DISPLAY", "PC_ARBEITSPLATZ", "PRINTER" };
        for (int s = 0; s < SCHOOLS; s++) {
            var school = String.valueOf(160_000 + s);
            events.send(States.school(school, s % 3 == 0 ? "GY" : "G"));
            events.send(States.pupils(school, 2025, new JahrgangCount("03", 80), new JahrgangCount("05", 90)));
            for (int r = 0; r < 30; r++) {
                events.send(States.room(school, true));
            }
        }
        for (int d = 0; d < DEVICES; d++) {
            var device = States.device(String.valueOf(160_000 + random.nextInt(SCHOOLS)),
                    classes[random.nextInt(classes.length)],
                    "SUS", random.nextInt(10) == 0 ? "DEFECT" : "IN_SERVICE",
                    LocalDate.of(2026, 11, 1).minusDays(random.nextInt(3000)),
                    null, null);
            events.raw(device.topic().topicName(), events.tenant() + "/" + device.aggregateId(), events.envelope(device, 0, 0));
        }
        await().atMost(Duration.ofMinutes(5)).until(
                () -> query(Long.class, "SELECT count(*) FROM device WHERE tenant_id = ?", events.tenant()) == DEVICES);

        String job = as(Tokens.betrieb()).post("/operations/rebuild").then().statusCode(202).extract().path("id");
        await().atMost(Duration.ofMinutes(5)).until(
                () -> get(Tokens.betrieb(), "/jobs/" + job).statusCode(200).extract().path("state").equals("SUCCEEDED"));
        var seconds = query(Double.class, "SELECT extract(epoch FROM updated.at - started_at)::float8 FROM job,"
                + " (SELECT clock_timestamp() AS at) updated WHERE id = ?::uuid", job);
        assertThat(query(Long.class, "SELECT count(*) FROM device WHERE tenant_id = ?", events.tenant())).isEqualTo(DEVICES);
        Log.infof("MEASURED rebuild: %d devices in %.1f s, %.0f events/s", DEVICES, seconds, DEVICES / seconds);

        for (int i = 0; i < 5; i++) {
            for (var accept : new String[] { "application/json", "text/html" }) {
                var from = System.nanoTime();
                as(Tokens.itBeschaffung(traeger)).accept(accept).get("/annual-reports/2026").then().statusCode(200);
                Log.infof("MEASURED annual report, %s: %d ms", accept, Duration.ofNanos(System.nanoTime() - from).toMillis());
            }
        }
    }
}
