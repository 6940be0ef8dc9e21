package de.schulausstattung.needs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;

import org.junit.jupiter.api.Test;

import de.schulausstattung.platform.testing.MetricsContract;
import de.schulausstattung.platform.testing.Postgres;
import de.schulausstattung.platform.testing.ServiceResources;
import de.schulausstattung.platform.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(value = ServiceResources.class, initArgs = @ResourceArg(name = "service", value = "needs"))
class MetricsTest extends MetricsContract {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String TOPIC = "inventory.device";
    private static final String CONSUMER = "needs-device";

    @Override
    protected Set<String> groups() {
        return Set.of("data", "consumers", "needs-service");
    }

    /** The consumer is held where it stores, by a lock that lets others read. */
    @Test
    void measuresWhatWaitsAndHowOldItIsWhenApplied() throws SQLException {
        var events = new Events(NeedsServiceTest.newTraegernummer());
        var before = metrics().sum("event_lag_seconds_count", "consumer", CONSUMER);
        try (var holder = Postgres.get().asSuperuser("needs"); var sql = holder.createStatement()) {
            holder.setAutoCommit(false);
            sql.execute("LOCK TABLE device IN SHARE ROW EXCLUSIVE MODE");
            events.send(States.tablet("168891"));
            await().atMost(PATIENCE).until(() -> metrics().sum("event_backlog", "topic", TOPIC) >= 1);
            holder.rollback();
        }
        await().atMost(PATIENCE).until(() -> metrics().sum("event_backlog", "topic", TOPIC) == 0);
        assertThat(metrics().sum("event_lag_seconds_count", "consumer", CONSUMER)).isGreaterThan(before);
    }

    /** What a rebuild reads again was applied long ago. */
    @Test
    void aRebuildSaysNothingOfHowLateEventsAre() {
        var events = new Events(NeedsServiceTest.newTraegernummer());
        events.send(States.tablet("168891"));
        events.awaitApplied();
        await().atMost(PATIENCE).until(() -> metrics().sum("event_backlog", "topic", TOPIC) == 0);
        var before = metrics().sum("event_lag_seconds_count", "consumer", CONSUMER);

        String job = NeedsServiceTest.as(Tokens.betrieb()).post("/operations/rebuild").then().statusCode(202).extract()
                .path("id");
        await().atMost(PATIENCE).until(
                () -> "SUCCEEDED".equals(NeedsServiceTest.get(Tokens.betrieb(), "/jobs/" + job).extract().path("state")));

        assertThat(metrics().sum("event_lag_seconds_count", "consumer", CONSUMER)).isEqualTo(before);
    }

    @Test
    void measuresOpenDeadLettersUntilTheyAreResolved() throws SQLException {
        await().atMost(PATIENCE).until(() -> open() == stored());
        try (var connection = Postgres.get().asSuperuser("needs"); var sql = connection.createStatement()) {
            sql.execute(
                    """
                            INSERT INTO dead_letter (consumer, topic, partition, record_offset, message_key, payload, error, recorded_at)
                            VALUES ('needs-device', 'inventory.device', 0, -2000001, 'traeger-19998/x', '{}', 'Test', now())""");
            await().atMost(PATIENCE).until(() -> open() > 0 && open() == stored());
            sql.execute("UPDATE dead_letter SET resolved_at = now() WHERE record_offset = -2000001");
            await().atMost(PATIENCE).until(() -> open() == stored());
        }
    }

    private double open() {
        return metrics().sum("event_dead_letters_open", "consumer", CONSUMER);
    }

    private static double stored() {
        return NeedsServiceTest.query(Long.class,
                "SELECT count(*) FROM dead_letter WHERE consumer = ? AND resolved_at IS NULL", CONSUMER);
    }
}
