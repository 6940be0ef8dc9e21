package de.schulausstattung.report.annualreport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import de.schulausstattung.platform.testing.Postgres;
import de.schulausstattung.platform.testing.Tokens;
import de.schulausstattung.report.Events;
import de.schulausstattung.report.ReportServiceTest;
import de.schulausstattung.report.States;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** A report speaks of one moment, though it takes several statements. */
@QuarkusTest
class AnnualReportSnapshotTest extends ReportServiceTest {

    private final String traeger = newTraegernummer();
    private final Events events = new Events(traeger);

    /**
     * The report is held up where it counts devices, after it has read the watermarks; what is changed meanwhile must not be
     * in it. Seen red in READ COMMITTED: the watermark of before with the devices of after.
     */
    @Test
    void containsNothingThatCameWhileItWasComposed() throws SQLException {
        events.send(States.traeger(traeger, "05754"));
        events.send(States.school("165384", "GY"));
        events.send(States.tablet("165384"));
        events.send(States.tablet("165384"));
        events.awaitApplied();
        var before = draft().getString("basis.watermarks");

        try (var other = Postgres.get().asSuperuser("report")) {
            other.setAutoCommit(false);
            execute(other, "LOCK TABLE device IN ACCESS EXCLUSIVE MODE");
            var held = CompletableFuture.supplyAsync(this::draft);
            await().atMost(Duration.ofSeconds(20)).until(() -> query(Long.class,
                    """
                            SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'device'::regclass AND mode = 'AccessShareLock'""") > 0);
            execute(other, "UPDATE device SET status = 'LOST' WHERE tenant_id = '" + events.tenant() + "'");
            execute(other, "UPDATE watermark SET applied_through = now() WHERE tenant_id = '" + events.tenant() + "'");
            other.commit();
            var report = held.join();

            assertThat(report.getString("basis.watermarks")).isEqualTo(before);
            assertThat(report.getLong("overview.devicesForPupils")).isEqualTo(2);
            assertThat(report.getLong("deviceClasses.inService.sum()")).isEqualTo(2);
        }
        assertThat(draft().getLong("overview.devicesForPupils")).isZero();
    }

    private JsonPath draft() {
        return get(Tokens.itBeschaffung(traeger), "/annual-reports/2026").statusCode(200).extract().jsonPath();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
