package de.schulausstattung.inventory.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import de.schulausstattung.events.Topic;
import de.schulausstattung.inventory.InventoryTest;
import de.schulausstattung.platform.testing.Kafka;
import de.schulausstattung.platform.testing.TopicLog;
import io.quarkus.logging.Log;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/**
 * The broker is away for a minute, longer than the relay's producer waits, and eight clerks go on (R-03, small).
 */
@QuarkusTest
class BrokerOutageTest extends InventoryTest {

    private static final int CLERKS = 8;
    private static final Duration OUTAGE = Duration.ofSeconds(15);
    private static final Duration PACE = Duration.ofMillis(50);

    @TestHTTPResource(value = "/health/ready", management = true)
    URI ready;

    private Traeger traeger;
    private Clerk clerk;
    private final ConcurrentMap<String, Long> acknowledged = new ConcurrentHashMap<>();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private final AtomicInteger writes = new AtomicInteger();
    private final Queue<Long> nanosBefore = new ConcurrentLinkedQueue<>();
    private final Queue<Long> nanosDuring = new ConcurrentLinkedQueue<>();
    private volatile boolean isAway;

    @BeforeEach
    void begin() {
        traeger = aTraeger(1);
        clerk = new Clerk(traeger.it());
    }

    @AfterEach
    void bringTheBrokerBack() {
        Kafka.get().start();
    }

    /** Seen red with a relay that parks whatever it could not send: 1,286 events stayed behind when the broker was back. */
    @Test
    void losesNothingAndRefusesNothingWhileTheBrokerIsAway() throws Exception {
        var unready = new ArrayList<Integer>();
        try (var clerks = Executors.newScheduledThreadPool(CLERKS)) {
            var work = IntStream.range(0, CLERKS).mapToObj(number -> work(clerks, number)).toList();
            await().atMost(Duration.ofMinutes(2)).until(() -> writes.get() > 100);
            Kafka.get().stop();
            isAway = true;
            var since = System.nanoTime();
            await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(500)).until(() -> {
                if (readiness() != 200) {
                    unready.add(readiness());
                }
                return System.nanoTime() - since > OUTAGE.toNanos();
            });
            assertThat(work).as("clerks that gave up").noneMatch(Future::isDone);
            clerks.shutdown();
            assertThat(clerks.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
        var waiting = pending();
        var began = System.nanoTime();
        Kafka.get().start();
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(pending()).isZero());

        var log = TopicLog.read(Topic.INVENTORY_DEVICE.topicName(), key -> key.startsWith(traeger.tenant() + "/"));
        Log.infof("R-03: %d writes, %d events waited, published %d ms after the broker's start began, %d repeats; "
                + "p95 of writes %.1f ms before, %.1f ms during the outage", writes.get(), waiting,
                (System.nanoTime() - began) / 1_000_000, log.repeats(), millisAtP95(nanosBefore), millisAtP95(nanosDuring));
        assertThat(refused).isEmpty();
        assertThat(unready).isEmpty();
        assertThat(waiting).isGreaterThan(100);
        assertThat(Stored.count("outbox_event WHERE tenant_id = ? AND (parked_at IS NOT NULL OR attempts > 0)",
                traeger.tenant())).isZero();
        assertThat(log.inversions()).isEmpty();
        assertThat(onTopic(log)).isEqualTo(inOutbox());
        assertThat(acknowledged).hasSizeGreaterThan(100).allSatisfy(
                (id, version) -> assertThat(log.newest(traeger.tenant() + "/" + id).version()).isEqualTo(version));
        assertThat(Stored.map("SELECT id::text, version::text FROM device WHERE tenant_id = ?", traeger.tenant())).isEqualTo(
                log.byKey().keySet().stream().collect(HashMap::new, (newest, key) -> newest.put(
                        key.substring(key.indexOf('/') + 1), Long.toString(log.newest(key).version())), Map::putAll));
    }

    /** A clerk registers a device, changes it four times, and takes the next. */
    private Future<?> work(ScheduledExecutorService clerks, int number) {
        var step = new AtomicInteger();
        var device = new String[] { "", "" };
        return clerks.scheduleAtFixedRate(() -> {
            var now = step.getAndIncrement();
            var body = new HashMap<>(aTablet(traeger, number + "-" + now / 5));
            body.put("priceCents", now);
            var nanos = isAway ? nanosDuring : nanosBefore;
            var since = System.nanoTime();
            var answer = now % 5 == 0 ? clerk.post(API + "/devices", body)
                    : clerk.put(API + "/devices/" + device[0], body, "If-Match", device[1]);
            nanos.add(System.nanoTime() - since);
            writes.incrementAndGet();
            if (answer.ok()) {
                device[0] = answer.text("id");
                device[1] = answer.etag();
                acknowledged.put(device[0], answer.json().path("version").asLong());
            } else {
                refused.add(answer.status() + " " + answer.body());
            }
        }, 0, PACE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** For the reader; what a write may take is measured elsewhere, on an idle machine. */
    private static double millisAtP95(Queue<Long> nanos) {
        var sorted = nanos.stream().sorted().toList();
        return sorted.get(sorted.size() * 95 / 100) / 1e6;
    }

    private long pending() {
        return Stored.count("outbox_event WHERE tenant_id = ? AND published_at IS NULL", traeger.tenant());
    }

    private Map<String, String> inOutbox() {
        return Stored.map("SELECT aggregate_id || '@' || aggregate_version, envelope FROM outbox_event "
                + "WHERE tenant_id = ? AND aggregate_type = 'inventory.device'", traeger.tenant());
    }

    private static Map<String, String> onTopic(TopicLog log) {
        var found = new HashMap<String, String>();
        log.byKey().forEach((key, events) -> events.forEach(
                event -> found.put(key.substring(key.indexOf('/') + 1) + "@" + event.version(), event.value())));
        return found;
    }

    private int readiness() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(ready).build(), BodyHandlers.discarding()).statusCode();
        }
    }
}
