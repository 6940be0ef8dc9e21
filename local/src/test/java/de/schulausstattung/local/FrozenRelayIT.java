package de.schulausstattung.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * of two replicas the one that is relaying a shard freezes for a minute and a half, and then goes on where it was, with
 * events in hand that the other has published long since, and newer ones after them.
 * Seen red with a projection that takes whatever comes last, without comparing versions.
 */
@ExtendWith(SuiteExtension.class)
@Tag("long")
@Order(3)
class FrozenRelayIT {

    private static final int DEVICES = 12_000;
    private static final Duration FROZEN = Duration.ofSeconds(90);
    private static final int TRIES = 40;
    private static final String FIRST = "drill-first";
    private static final String SECOND = "drill-second";

    private final RunningSuite suite;
    private final People people;
    private final Databases databases;
    private final TopicLog topics;
    private long frozenAt;

    FrozenRelayIT(RunningSuite suite) {
        this.suite = suite;
        people = new People(suite);
        databases = new Databases(suite);
        topics = new TopicLog(suite);
    }

    @Test
    void aRelayThatWakesAfterItsShardWasTakenOverDoesNoHarm() throws SQLException, IOException {
        var from = System.nanoTime();
        var port = FreePorts.one();
        suite.restart(RunningSuite.INVENTORY, named(FIRST));
        var second = suite.replica(RunningSuite.INVENTORY, port, FreePorts.one(), named(SECOND));
        try (var signals = new Signals()) {
            Ledger.Caller other = () -> Api.at("http://localhost:" + port).as(people.token(People.CLERK));
            var frozen = suite.process(RunningSuite.INVENTORY);
            var file = new Prices("R08-" + Long.toHexString(from & 0xffffff) + "-", other);
            file.store();
            databases.awaitEqual();
            var begin = topics.ends();

            var inHand = freezeWithUnsentEvents(signals, frozen, file);
            try {
                file.store();
                await().atMost(FROZEN).pollInterval(Duration.ofMillis(100)).until(() -> databases.pending() == 0);
                var takeover = Duration.ofNanos(System.nanoTime() - frozenAt);
                var rest = FROZEN.minus(takeover);
                Pace.after(rest.isNegative() ? Duration.ZERO : rest, () -> signals.wake(frozen));
                awaitSilence(begin);
                databases.awaitEqual();

                var order = TopicLog.order(topics.since(begin));
                assertThat(order.inversions()).isEmpty();
                assertThat(databases.deadLetters()).isZero();
                Figures.tell("R-08", from, ("frozen %d s with %d unsent events in hand, all published by the other after %d s; "
                        + "0 inversions, %d repeats, model = database").formatted(FROZEN.toSeconds(), inHand,
                                takeover.toSeconds(), order.repeats()));
            } finally {
                signals.wake(frozen);
            }
        } finally {
            second.stop();
            suite.restart(RunningSuite.INVENTORY);
        }
    }

    /** A file of devices that gets other prices with every import. */
    private static final class Prices {

        private final String prefix;
        private final Ledger.Caller clerk;
        private int stored;

        Prices(String prefix, Ledger.Caller clerk) {
            this.prefix = prefix;
            this.clerk = clerk;
        }

        void store() {
            var job = DeviceRows.submit(clerk.api(), DeviceRows.file(prefix, DEVICES, "%d,00".formatted(100 + stored++)));
            assertThat(DeviceRows.awaitEnd(clerk, job).path("state").asText()).isEqualTo("SUCCEEDED");
        }
    }

    /** Tries until the first replica holds a shard with events that it has read and not sent; returns how many. */
    private int freezeWithUnsentEvents(Signals signals, ProcessHandle process, Prices file) throws SQLException {
        for (var attempt = 0; attempt < TRIES; attempt++) {
            var begin = topics.ends();
            var storing = Thread.startVirtualThread(file::store);
            if (freezeWhileItRelays(signals, process)) {
                join(storing);
                awaitDrainedByTheOther();
                var sent = topics.since(begin).stream().map(TopicLog.Entry::id).collect(Collectors.toSet());
                var unsent = new HashSet<>(databases.texts(RunningSuite.INVENTORY,
                        "SELECT event_id FROM outbox_event WHERE published_at IS NULL AND parked_at IS NULL"));
                unsent.removeAll(sent);
                if (!unsent.isEmpty()) {
                    return unsent.size();
                }
                signals.wake(process);
            }
            join(storing);
            databases.awaitEqual();
        }
        throw new AssertionError("Never frozen with unsent events in hand in " + TRIES + " tries");
    }

    /** Freezes it in the moment when it has read a shard and not yet marked it; false if it never relayed. */
    private boolean freezeWhileItRelays(Signals signals, ProcessHandle process) throws SQLException {
        try (var connection = databases.connect(RunningSuite.INVENTORY); var query = connection.prepareStatement("""
                SELECT FROM pg_stat_activity WHERE application_name = ? AND state = 'idle in transaction'
                    AND query LIKE '%outbox_event e%sequence LIMIT%'""")) {
            query.setString(1, FIRST);
            try {
                await().pollDelay(Duration.ZERO).pollInterval(Duration.ofNanos(200_000)).atMost(Duration.ofSeconds(20))
                        .until(() -> {
                            try (var row = query.executeQuery()) {
                                return row.next();
                            }
                        });
            } catch (ConditionTimeoutException e) {
                return false;
            }
            signals.freeze(process);
            frozenAt = System.nanoTime();
            try (var row = query.executeQuery()) {
                if (row.next()) {
                    return true;
                }
            }
            signals.wake(process);
            return false;
        }
    }

    /** What still waits after two quiet seconds is in the hands of the frozen one. */
    private void awaitDrainedByTheOther() throws SQLException {
        var seen = new AtomicLong(-1);
        var since = new AtomicLong(System.nanoTime());
        await().atMost(Duration.ofSeconds(50)).pollInterval(Duration.ofMillis(200)).until(() -> {
            var pending = databases.pending();
            if (seen.getAndSet(pending) != pending) {
                since.set(System.nanoTime());
            }
            return System.nanoTime() - since.get() > Duration.ofSeconds(2).toNanos();
        });
    }

    /** Until nothing more has come to the topics for five seconds: the one that woke has said what it had to say. */
    private void awaitSilence(Map<?, Long> begin) {
        var seen = new AtomicLong(begin.hashCode());
        var since = new AtomicLong(System.nanoTime());
        await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(500)).until(() -> {
            var ends = topics.ends().values().stream().mapToLong(Long::longValue).sum();
            if (seen.getAndSet(ends) != ends) {
                since.set(System.nanoTime());
            }
            return System.nanoTime() - since.get() > Duration.ofSeconds(5).toNanos();
        });
    }

    private Map<String, String> named(String name) {
        return Map.of("QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:postgresql://localhost:" + suite.ports().postgres() + "/inventory?ApplicationName=" + name);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
