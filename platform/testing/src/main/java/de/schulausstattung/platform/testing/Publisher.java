package de.schulausstattung.platform.testing;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Publishes as other services do, and waits until the service under test has applied it. */
public class Publisher {

    private static final KafkaProducer<String, String> PRODUCER = new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, Kafka.get().bootstrapServers(), ProducerConfig.LINGER_MS_CONFIG, 5),
            new StringSerializer(), new StringSerializer());

    private final String database;
    private final String tenant;
    private final Map<String, String> rows;
    private final List<State> sent = new ArrayList<>();
    private final List<Future<RecordMetadata>> inFlight = new ArrayList<>();

    /**
     * For one tenant.
     *
     * @param database the short name of the service under test
     * @param rows by topic where its states go: {@code school WHERE schulnummer = ?}
     */
    public Publisher(String database, String tenant, Map<String, String> rows) {
        this.database = database;
        this.tenant = tenant;
        this.rows = rows;
    }

    private record State(String topic, String aggregateId, int epoch, long version) {
    }

    /** The tenant published for. */
    public String tenant() {
        return tenant;
    }

    /**
     * A state of an aggregate.
     *
     * @return its position, as the writing service would tell it
     */
    public String send(String topic, String aggregateId, int epoch, long version, String envelope) {
        raw(topic, tenant + "/" + aggregateId, envelope);
        sent.add(new State(topic, aggregateId, epoch, version));
        return topic + "/" + aggregateId + "@" + epoch + "." + version;
    }

    /** Anything at all. */
    public void raw(String topic, String key, @Nullable String value) {
        inFlight.add(PRODUCER.send(new ProducerRecord<>(topic, key, value)));
    }

    /** As {@link #raw}, but returns only when the broker has it. */
    public void rawAndWait(String topic, int partition, String key, @Nullable String value) {
        acknowledged(PRODUCER.send(new ProducerRecord<>(topic, partition, key, value)));
    }

    /** Waits until every state sent so far, or a newer one, is in the service's tables. */
    public void awaitApplied() {
        inFlight.forEach(Publisher::acknowledged);
        inFlight.clear();
        await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50)).until(() -> {
            try (var connection = Postgres.get().asSuperuser(database)) {
                for (var waiting = sent.iterator(); waiting.hasNext() && isApplied(connection, waiting.next());) {
                    waiting.remove();
                }
            }
            return sent.isEmpty();
        });
    }

    private boolean isApplied(Connection connection, State state) throws SQLException {
        var sql = "SELECT count(*) FROM " + rows.get(state.topic()) + " AND tenant_id = ? AND (epoch, version) >= (?, ?)";
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, state.aggregateId());
            query.setString(2, tenant);
            query.setInt(3, state.epoch());
            query.setLong(4, state.version());
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1) == 1;
            }
        }
    }

    private static void acknowledged(Future<RecordMetadata> message) {
        try {
            message.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
