package de.schulausstattung.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.DoubleSupplier;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import de.schulausstattung.platform.testing.Metrics;

/**
 * O-01: the metric of an alert crosses its threshold within a minute of the fault and is back within two minutes of its end;
 * the thresholds are copied from {@code k8s/base/alerts.yaml}.
 */
@ExtendWith(SuiteExtension.class)
@Tag("long")
// After RestoreIT: what stands on a topic here is no event.
@Order(10)
class AlarmIT {

    private static final Duration TO_CROSS = Duration.ofMinutes(1);
    /** What the alert allows, and the time over which it looks at it. */
    private static final int REFUSALS_PER_SECOND = 10;
    private static final Duration WINDOW = Duration.ofMinutes(2);
    private static final Duration TO_FALL_BACK = Duration.ofMinutes(2);

    private final RunningSuite suite;

    AlarmIT(RunningSuite suite) {
        this.suite = suite;
    }

    @Test
    void aDatabaseThatHangs() throws IOException {
        var from = System.nanoTime();
        var server = ProcessHandle.of(Long.parseLong(
                Files.readAllLines(suite.folders().data().resolve("postgres/postmaster.pid")).getFirst().strip()))
                .orElseThrow();
        DoubleSupplier silent = () -> metrics(RunningSuite.REPORTS).sum("database_silent_seconds");
        Duration crossed;
        try (var signals = new Signals()) {
            var frozen = new ArrayList<ProcessHandle>();
            try {
                frozen.add(server);
                signals.freeze(server); // it forks no more from here on
                for (var backend : server.descendants().toList()) {
                    if (freezes(signals, backend)) {
                        frozen.add(backend);
                    }
                }
                crossed = within(TO_CROSS, () -> silent.getAsDouble() > 30);
            } finally {
                frozen.forEach(signals::wake);
            }
        }
        var back = within(TO_FALL_BACK, () -> silent.getAsDouble() <= 15);
        Figures.tell("O-01", from, "DatabaseSilent after %d s, over after %d s".formatted(crossed.toSeconds(),
                back.toSeconds()));
    }

    /** Not where it has ended meanwhile. */
    private static boolean freezes(Signals signals, ProcessHandle backend) {
        try {
            signals.freeze(backend);
            return true;
        } catch (IllegalStateException e) {
            if (backend.isAlive()) {
                throw e;
            }
            return false;
        }
    }

    @Test
    void anEventThatCannotBeApplied() throws ExecutionException, InterruptedException {
        var from = System.nanoTime();
        var key = "traeger-99999/" + UUID.randomUUID();
        DoubleSupplier open = () -> Databases.READERS.stream()
                .mapToDouble(reader -> metrics(reader).sum("event_dead_letters_open")).sum();
        var before = open.getAsDouble();
        send(key, "no event");
        var crossed = within(TO_CROSS, () -> open.getAsDouble() >= before + Databases.READERS.size());
        send(key, null);
        var back = within(TO_FALL_BACK, () -> open.getAsDouble() <= before);
        Figures.tell("O-01", from, "DeadLetter after %d s, over after %d s".formatted(crossed.toSeconds(), back.toSeconds()));
    }

    /** As many as the alert allows in its two minutes, at a rate above its own; and none once they are over. */
    @Test
    void strangeTokens() {
        var from = System.nanoTime();
        DoubleSupplier refused = () -> metrics(RunningSuite.GATEWAY).sum("gateway_refusals_total", "problem",
                "unauthenticated");
        var before = refused.getAsDouble();
        var growth = new Growth(refused);
        var stranger = Api.at(suite.url(RunningSuite.GATEWAY)).as("no.such.token");
        var allowed = REFUSALS_PER_SECOND * WINDOW.toSeconds();
        var since = System.nanoTime();
        for (int i = 0; i <= allowed; i++) {
            assertThat(stranger.get("/api/inventory/v1/devices").status()).isEqualTo(401);
        }
        await().atMost(TO_CROSS).until(() -> refused.getAsDouble() - before > allowed);
        var crossed = Duration.ofNanos(System.nanoTime() - since);
        var perSecond = growth.perSecond();
        assertThat(perSecond).isGreaterThan(REFUSALS_PER_SECOND);
        var back = within(TO_FALL_BACK, () -> growth.perSecond() == 0);
        Figures.tell("O-01", from, "TokensRefused: %d strange tokens at %.0f/s are counted after %d s, none more %d ms later"
                .formatted(allowed + 1, perSecond, crossed.toSeconds(), back.toMillis()));
    }

    /** How fast a counter grows from one scrape to the next. */
    private static final class Growth {

        private final DoubleSupplier counter;
        private double value;
        private long at;

        Growth(DoubleSupplier counter) {
            this.counter = counter;
            value = counter.getAsDouble();
            at = System.nanoTime();
        }

        double perSecond() {
            var grown = counter.getAsDouble() - value;
            var passed = System.nanoTime() - at;
            value += grown;
            at += passed;
            return grown * 1e9 / passed;
        }
    }

    private static Duration within(Duration limit, Callable<Boolean> reached) {
        var since = System.nanoTime();
        await().atMost(limit).pollInterval(Duration.ofMillis(500)).until(reached);
        return Duration.ofNanos(System.nanoTime() - since);
    }

    private Metrics metrics(Service service) {
        return Metrics.parse(Api.at(suite.managementUrl(service)).get("/q/metrics").require().text());
    }

    private void send(String key, @Nullable String value) throws ExecutionException, InterruptedException {
        try (var producer = new KafkaProducer<>(Map.<String, Object> of("bootstrap.servers",
                "localhost:" + suite.ports().kafka()), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("inventory.device", key, value)).get();
        }
    }
}
