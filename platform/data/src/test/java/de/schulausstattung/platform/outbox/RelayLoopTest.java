package de.schulausstattung.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import de.schulausstattung.events.Topic;
import de.schulausstattung.platform.testing.Kafka;
import de.schulausstattung.platform.testing.TopicLog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

class RelayLoopTest {

    private static final String TENANT = "traeger-00071";
    private static final String TOPIC = Topic.INVENTORY_ROOM.topicName();

    private final RelayDatabase database = new RelayDatabase();
    private final OutboxConfig config = OutboxDefaults.config();

    /** Seen red with topics made once, before the loop: the exception of the unknown name ended the thread. */
    @Test
    void publishesWhatWasWrittenBeforeAnybodyKnewTheBroker() throws Exception {
        var kafka = new ConcurrentHashMap<String, Object>(Map.of("bootstrap.servers", "nobody-knows-this.invalid:9092"));
        var topics = new Topics(kafka, true);
        database.append(TENANT, TOPIC, "early");
        database.append(TENANT, TOPIC, "early");

        try (var connections = database.asRelay()) {
            var attempts = new AtomicInteger();
            var loop = new RelayLoop(config, connections, kafka, topics, new RelayMetrics(new SimpleMeterRegistry()),
                    counting(attempts));
            var thread = Thread.ofVirtual().start(loop);
            try {
                await().pollDelay(Duration.ofMillis(700)).until(thread::isAlive);
                assertThat(attempts).as("nothing is sent before the topics are there").hasValue(0);
                kafka.put("bootstrap.servers", Kafka.get().bootstrapServers());
                await().atMost(Duration.ofMinutes(1)).until(() -> database.pending() == 0);
            } finally {
                loop.stop();
                thread.join(Duration.ofSeconds(20));
            }
            assertThat(thread.isAlive()).isFalse();
        } finally {
            topics.close();
        }

        assertThat(database.parked()).isZero();
        // a broker that has just made its topics may refuse one and take the next, which then goes again
        assertThat(TopicLog.read(TOPIC, key -> key.startsWith(TENANT + "/")).of(TENANT + "/early"))
                .extracting(TopicLog.Event::version).contains(0L, 1L).last().isEqualTo(1L);
    }

    @Test
    void outlivesADatabaseThatIsAway() throws Exception {
        var kafka = Map.<String, Object> of("bootstrap.servers", Kafka.get().bootstrapServers());
        var topics = new Topics(kafka, true);
        database.append(TENANT, TOPIC, "later");

        try (var connections = database.asRelay()) {
            var looks = new AtomicInteger();
            var loop = new RelayLoop(config, connections, kafka, topics, new RelayMetrics(new SimpleMeterRegistry()), look -> {
                if (looks.incrementAndGet() == 1) {
                    throw new java.sql.SQLException("The database is starting up", "57P03");
                }
                return look.call();
            });
            var thread = Thread.ofVirtual().start(loop);
            await().atMost(Duration.ofMinutes(1)).until(() -> database.pending() == 0);
            loop.stop();
            thread.join(Duration.ofSeconds(20));
        } finally {
            topics.close();
        }
    }

    private static RelayLoop.Scoped counting(AtomicInteger looks) {
        return (Callable<Relay.Look> look) -> {
            looks.incrementAndGet();
            return look.call();
        };
    }
}
