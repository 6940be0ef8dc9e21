package de.schulausstattung.report;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import de.schulausstattung.events.AggregateState;
import de.schulausstattung.events.EventEnvelope;
import de.schulausstattung.events.Topic;
import de.schulausstattung.platform.testing.Kafka;

/** Publishes as inventory does, and waits until what was published has been applied. */
public final class Events {

    private static final ObjectMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).build();
    private static final KafkaProducer<String, String> PRODUCER = new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, Kafka.get().bootstrapServers(), ProducerConfig.LINGER_MS_CONFIG, 5),
            new StringSerializer(), new StringSerializer());
    private static final Map<Topic, String> KEYS = Map.of(Topic.INVENTORY_TRAEGER, "traeger WHERE id = ?",
            Topic.INVENTORY_SCHOOL, "school WHERE schulnummer = ?", Topic.INVENTORY_ROOM, "room WHERE id = ?::uuid",
            Topic.INVENTORY_PUPIL_COUNT, "pupil_count WHERE id = ?", Topic.INVENTORY_DEVICE, "device WHERE id = ?::uuid");

    private final String tenant;
    private final List<Sent> sent = new ArrayList<>();
    private final List<Future<RecordMetadata>> inFlight = new ArrayList<>();
    private Instant time = Instant.parse("2026-11-01T08:00:00Z");

    public Events(String traegernummer) {
        this.tenant = "traeger-" + traegernummer;
    }

    private record Sent(AggregateState state, int epoch, long version) {
    }

    /** The first state of an aggregate. */
    public String send(AggregateState state) {
        return send(state, 0, 0);
    }

    /** A state; returns its position, as the writing service would. */
    public String send(AggregateState state, int epoch, long version) {
        raw(state.topic(), EventEnvelope.key(tenant, state.aggregateId()), envelope(state, epoch, version));
        sent.add(new Sent(state, epoch, version));
        return state.topic().topicName() + "/" + state.aggregateId() + "@" + epoch + "." + version;
    }

    /** The message that {@link #send} publishes. */
    public String envelope(AggregateState state, int epoch, long version) {
        try {
            time = time.plusSeconds(1);
            return JSON.writeValueAsString(new EventEnvelope<>(UUID.randomUUID(), "/inventory",
                    "de.schulausstattung." + state.topic().topicName() + "-changed.v1", state.aggregateId(), time, tenant,
                    epoch,
                    version, null, state));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Anything at all. */
    public void raw(Topic topic, String key, @Nullable String value) {
        inFlight.add(PRODUCER.send(new ProducerRecord<>(topic.topicName(), key, value)));
    }

    /** As {@link #raw}, but returns only when the broker has it. */
    public void rawAndWait(Topic topic, int partition, String key, @Nullable String value) {
        acknowledged(PRODUCER.send(new ProducerRecord<>(topic.topicName(), partition, key, value)));
    }

    private static void acknowledged(Future<RecordMetadata> message) {
        try {
            message.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The tenant published for. */
    public String tenant() {
        return tenant;
    }

    /** Waits until every state sent so far, or a newer one, is in the read models. */
    public void awaitApplied() {
        inFlight.forEach(Events::acknowledged);
        inFlight.clear();
        await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50)).until(() -> sent.stream().allMatch(one -> {
            var sql = "SELECT count(*) FROM " + KEYS.get(one.state().topic())
                    + " AND tenant_id = ? AND (epoch, version) >= (?, ?)";
            return ReportServiceTest.query(Long.class, sql, one.state().aggregateId(), tenant, one.epoch(), one.version()) == 1;
        }));
        sent.clear();
    }
}
