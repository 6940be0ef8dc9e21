package de.schulausstattung.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import de.schulausstattung.events.Topic;
import de.schulausstattung.platform.outbox.Relay.Outcome;
import de.schulausstattung.platform.testing.Kafka;
import de.schulausstattung.platform.testing.TopicLog;

/** What a relay does with events that cannot go, with a broker that is away, and with its own death (R-08, R-09, small). */
class RelayTest {

    private static final AtomicInteger TENANT = new AtomicInteger(10_000);
    private static final String TOPIC = Topic.INVENTORY_ROOM.topicName();
    private static final String NO_TOPIC = "inventory.nowhere";
    private static final String BAD_TOPIC = "inventory room";
    private static final String FIVE_MEGABYTES = "x".repeat(5_000_000);

    private final Map<String, Object> kafka = Map.of("bootstrap.servers", Kafka.get().bootstrapServers());
    private final Topics topics = new Topics(kafka, true);
    private final String tenant = "traeger-" + TENANT.incrementAndGet();
    private final RelayDatabase database = new RelayDatabase();

    @BeforeEach
    void makeTopics() {
        topics.createMissing();
    }

    @AfterEach
    void closeTopics() {
        topics.close();
    }

    /**
     * Seen red with the relay as it first was: the small events behind the large one went ahead of it, and the twenty waits for
     * a topic that is not there outlasted the transaction.
     */
    @Test
    void parksWhatCannotGoAndHoldsOnlyItsAggregate() throws Exception {
        var shard = 3;
        var large = RelayDatabase.idInShard(tenant, "large", shard);
        var ill = RelayDatabase.idInShard(tenant, "ill", shard);
        try (var connection = database.open()) {
            RelayDatabase.append(connection, tenant, TOPIC, large, FIVE_MEGABYTES);
            RelayDatabase.append(connection, tenant, BAD_TOPIC, ill, "");
            for (int i = 0; i < 20; i++) {
                RelayDatabase.append(connection, tenant, NO_TOPIC, RelayDatabase.idInShard(tenant, "lost" + i, shard), "");
                for (int version = 0; version < 3; version++) {
                    RelayDatabase.append(connection, tenant, TOPIC, RelayDatabase.idInShard(tenant, "good" + i, shard), "");
                    RelayDatabase.append(connection, tenant, TOPIC, "elsewhere" + i, "");
                }
            }
            RelayDatabase.append(connection, tenant, TOPIC, large, "");
            RelayDatabase.append(connection, tenant, TOPIC, large, "");
            RelayDatabase.append(connection, tenant, BAD_TOPIC, ill, "");
        }

        publishAll();

        assertThat(database.parked()).isEqualTo(22);
        assertThat(database.count("parked_at IS NOT NULL AND (attempts <> 1 OR last_error IS NULL)")).isZero();
        assertThat(database.count("published_at IS NOT NULL")).isEqualTo(120);
        assertThat(database.pending()).as("held behind the parked").isEqualTo(3);
        assertThat(topic().of(tenant + "/" + large)).isEmpty();

        database.execute("UPDATE outbox_event SET envelope = replace(envelope, '" + FIVE_MEGABYTES + "', '')");
        database.execute("UPDATE outbox_event SET topic = '" + TOPIC + "'");
        database.execute("UPDATE outbox_event SET parked_at = NULL, last_error = NULL");
        publishAll();

        var log = topic();
        assertThat(database.parked()).isZero();
        assertThat(database.pending()).isZero();
        assertThat(log.size()).isEqualTo(145);
        assertThat(log.repeats()).isZero();
        assertThat(log.inversions()).isEmpty();
        assertThat(log.of(tenant + "/" + large)).extracting(TopicLog.Event::version).containsExactly(0L, 1L, 2L);
    }

    @Test
    void letsTheSameIdOfAnotherTenantGoOn() throws Exception {
        var id = "5";
        var other = tenant + "x";
        while (RelayDatabase.shard(other, id) != RelayDatabase.shard(tenant, id)) {
            other += "x";
        }
        try (var connection = database.open()) {
            RelayDatabase.append(connection, tenant, TOPIC, id, FIVE_MEGABYTES);
        }
        publishAll();
        database.append(other, TOPIC, id);

        publishAll();

        assertThat(database.parked()).isOne();
        assertThat(database.pending()).isZero();
    }

    /** Seen red with the relay as it first was: it asked the absent broker for the topic once per event, five seconds each. */
    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void parksNothingWhileTheBrokerIsAway() throws Exception {
        var nowhere = Map.<String, Object> of("bootstrap.servers", "localhost:1");
        var absent = new Topics(nowhere, false);
        for (int i = 0; i < 50; i++) {
            database.append(tenant, TOPIC, RelayDatabase.idInShard(tenant, "waits" + i, 5));
        }

        try (var connections = database.asRelay(Duration.ofSeconds(30));
                var producer = new KafkaProducer<>(impatient(nowhere), new StringSerializer(), new ByteArraySerializer())) {
            var relay = new Relay(connections, producer, absent, 500);
            assertThat(relay.publishOnce().outcome()).isEqualTo(Outcome.AWAY);
        } finally {
            absent.close();
        }

        assertThat(database.parked()).isZero();
        assertThat(database.count("attempts > 0")).isZero();
        assertThat(database.pending()).isEqualTo(50);
        publishAll();
        assertThat(database.pending()).isZero();
    }

    /** Seen red with the relay as it first was: each of the events was parked, and only people could have brought them back. */
    @Test
    void parksNothingWhileTheBrokerLetsNobodyIn() throws Exception {
        for (int i = 0; i < 50; i++) {
            database.append(tenant, TOPIC, "waits" + i);
        }
        try (var connections = database.asRelay(); var producer = new MockProducer<String, byte[]>()) {
            var relay = new Relay(connections, producer, topics, 500);
            producer.sendException = new SaslAuthenticationException("The secret was changed");
            assertThat(relay.publishOnce().outcome()).isEqualTo(Outcome.REFUSED);
            producer.sendException = new KafkaException("A previous request has failed with errors");
            assertThat(relay.publishOnce().outcome()).isEqualTo(Outcome.REFUSED);
        }

        assertThat(database.parked()).isZero();
        assertThat(database.count("attempts > 0")).isZero();
        publishAll();
        assertThat(topic().size()).isEqualTo(50);
    }

    /** A relay stands still in mid-batch until the database has given its shard to another, and then goes on sending. */
    @Test
    void onlyRepeatsWhenItWakesAfterAnotherHasTakenOver() throws Exception {
        var shard = 7;
        var aggregates = new String[20];
        for (int i = 0; i < aggregates.length; i++) {
            aggregates[i] = RelayDatabase.idInShard(tenant, "frozen" + i, shard);
        }
        appendToEach(aggregates, 5);

        dieAt("send", 30, () -> {
            appendToEach(aggregates, 1);
            await().atMost(Duration.ofMinutes(1)).until(() -> {
                publishAll();
                return database.pending() == 0;
            });
            appendToEach(aggregates, 1);
        });
        publishAll();

        var log = topic();
        assertThat(log.size()).isGreaterThanOrEqualTo(240);
        assertThat(log.repeats()).isEqualTo(100);
        assertThat(log.inversions()).isEmpty();
        assertThat(log.byKey()).hasSize(20);
        log.byKey().keySet().forEach(
                key -> assertThat(log.newest(key).version()).isEqualTo(database.newestVersion(TOPIC, key)).isEqualTo(6));
    }

    @Test
    void sendsAgainWhatWasAcknowledgedBeforeItDied() throws Exception {
        for (int i = 0; i < 30; i++) {
            var id = RelayDatabase.idInShard(tenant, "acknowledged" + i % 10, 9);
            database.append(tenant, TOPIC, id);
        }

        dieAt("flush", 1, () -> await().atMost(Duration.ofMinutes(1)).until(
                () -> database.count("EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() "
                        + "AND state = 'idle in transaction')") == 0));
        assertThat(database.pending()).isEqualTo(30);
        publishAll();

        var log = topic();
        assertThat(database.pending()).isZero();
        assertThat(log.size()).isEqualTo(60);
        assertThat(log.repeats()).isEqualTo(30);
        assertThat(log.inversions()).isEmpty();
    }

    private void appendToEach(String[] aggregates, int times) {
        for (int i = 0; i < times; i++) {
            for (var id : aggregates) {
                database.append(tenant, TOPIC, id);
            }
        }
    }

    private TopicLog topic() {
        return TopicLog.read(TOPIC, key -> key.startsWith(tenant + "/"));
    }

    private void publishAll() throws SQLException {
        try (var connections = database.asRelay(); var producer = RelayLoop.producer(kafka)) {
            var relay = new Relay(connections, producer, topics, 500);
            var outcome = relay.publishOnce().outcome();
            while (outcome == Outcome.PUBLISHED) {
                outcome = relay.publishOnce().outcome();
            }
            assertThat(outcome).isEqualTo(Outcome.IDLE);
        }
    }

    /** Lets a relay stand still in a call of its producer; when it goes on, the database has given it up. */
    private void dieAt(String method, int call, Meanwhile meanwhile) throws Exception {
        try (var connections = database.asRelay(Duration.ofMillis(300)); var producer = RelayLoop.producer(kafka)) {
            var relay = new Relay(connections, frozenAt(method, call, producer, meanwhile), topics, 500);
            assertThatThrownBy(relay::publishOnce).isInstanceOf(SQLException.class);
        }
    }

    private interface Meanwhile {
        void run() throws Exception;
    }

    @SuppressWarnings("unchecked")
    private static Producer<String, byte[]> frozenAt(String name, int call, Producer<String, byte[]> producer,
            Meanwhile meanwhile) {
        var calls = new AtomicInteger();
        return (Producer<String, byte[]>) Proxy.newProxyInstance(Producer.class.getClassLoader(),
                new Class<?>[] { Producer.class }, (_, method, arguments) -> {
                    try {
                        var answer = method.invoke(producer, arguments);
                        if (method.getName().equals(name) && calls.incrementAndGet() == call) {
                            meanwhile.run();
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static Map<String, Object> impatient(Map<String, Object> kafka) {
        var settings = new HashMap<>(kafka);
        settings.put("max.block.ms", 1_000);
        settings.put("request.timeout.ms", 500);
        settings.put("delivery.timeout.ms", 1_000);
        return settings;
    }
}
