package de.schulausstattung.report.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import de.schulausstattung.events.EventEnvelope;
import de.schulausstattung.events.Topic;
import de.schulausstattung.platform.testing.Tokens;
import de.schulausstattung.report.ReportServiceTest;
import io.quarkus.test.junit.QuarkusTest;

/**
 * D-08 for this consumer: every event it reads, as its golden file promises it, is applied, also as a later producer will send
 * it: with fields that we do not know in the envelope, in the state and in what it contains, and with facts that we do not
 * know. Seen red with a row that names a field which the golden files do not have.
 */
@QuarkusTest
class GoldenEventsTest extends ReportServiceTest {

    /** Topics that no figure needs; a new one must be put here or be read. */
    private static final List<Topic> NOT_READ = List.of(Topic.INVENTORY_STANDORT, Topic.INVENTORY_DEVICE_MODEL,
            Topic.NEEDS_MEDIENKONZEPT, Topic.NEEDS_ROUND, Topic.NEEDS_NEED, Topic.NEEDS_BUDGET, Topic.NEEDS_PROCUREMENT_ITEM, Topic.MEETINGS_MEETING,
            Topic.MEETINGS_PROTOCOL, Topic.MEETINGS_AGREEMENT);
    private static final Map<Topic, String> TABLES = Map.of(Topic.INVENTORY_TRAEGER, "traeger", Topic.INVENTORY_SCHOOL,
            "school", Topic.INVENTORY_ROOM, "room", Topic.INVENTORY_PUPIL_COUNT, "pupil_count", Topic.INVENTORY_DEVICE,
            "device");

    private final String traeger = newTraegernummer();
    private final String tenant = "traeger-" + traeger;

    @Inject
    ProjectionConsumer projections;

    @Test
    void appliesEveryGoldenEventWithFieldsAndFactsOfTheFuture() throws IOException {
        var read = new TreeMap<String, Integer>();
        var version = 0L;
        for (var file : golden()) {
            var name = Objects.requireNonNull(file.getFileName()).toString();
            var topic = topic(name);
            for (var fact : List.of("", "-teleported")) {
                version++;
                var event = event(file, topic, version, fact);
                var key = EventEnvelope.key(tenant, event.get("subject").asText());
                projections.apply(topic, records(topic, key, event.toString()));

                assertThat(query(Long.class, "SELECT count(*) FROM dead_letter WHERE message_key = ?", key)).as(name + fact)
                        .isZero();
                assertThat(query(Long.class, "SELECT max(version) FROM " + TABLES.get(topic) + " WHERE tenant_id = ?", tenant))
                        .as(name + fact).isEqualTo(version);
                read.merge(topic.topicName(), 1, Integer::sum);
            }
        }
        assertThat(read.keySet()).isEqualTo(new TreeSet<>(TABLES.keySet().stream().map(Topic::topicName).toList()));
        get(Tokens.itBeschaffung(traeger), "/schools/182308/indicators").statusCode(200).body("schulnummer", equalTo("182308"));
    }

    @Test
    void knowsOfEveryTopicWhetherItIsRead() {
        var known = new TreeSet<>(TABLES.keySet());
        known.addAll(NOT_READ);
        assertThat(known).containsExactlyInAnyOrder(Topic.values());
        assertThat(projections.topics()).containsExactlyInAnyOrderElementsOf(TABLES.keySet());
    }

    private static List<Path> golden() throws IOException {
        try (var files = Files.list(root().resolve("platform/data/src/test/resources/events"))) {
            return files.filter(file -> !NOT_READ.contains(topic(Objects.requireNonNull(file.getFileName()).toString())))
                    .sorted()
                    .toList();
        }
    }

    /** The longest name counts: a model of a device is no device. */
    private static Topic topic(String file) {
        return List.of(Topic.values()).stream().filter(topic -> file.startsWith(topic.topicName() + "-"))
                .max(Comparator.comparing(topic -> topic.topicName().length())).orElseThrow();
    }

    /** Ours, a version later than all before, and richer than we know. */
    private ObjectNode event(Path file, Topic topic, long version, String fact) throws IOException {
        var event = (ObjectNode) json.readTree(Files.readString(file));
        enrich(event);
        event.put("tenant", tenant).put("aggregateversion", version);
        event.put("type", event.get("type").asText().replace(".v1", fact + ".v1"));
        if (topic == Topic.INVENTORY_TRAEGER) {
            event.put("subject", traeger);
            ((ObjectNode) event.get("data")).put("traegernummer", traeger);
        }
        return event;
    }

    private static void enrich(JsonNode node) {
        node.forEach(GoldenEventsTest::enrich);
        if (node instanceof ObjectNode object) {
            object.put("ofTheFuture", "unknown").putObject("nested").putArray("list").add(1);
        }
        if (node instanceof ArrayNode array && array.isEmpty()) {
            array.addObject().put("ofTheFuture", true);
        }
    }

    private static ConsumerRecords<String, String> records(Topic topic, String key, String value) {
        var message = new ConsumerRecord<>(topic.topicName(), 0, 0L, key, value);
        return new ConsumerRecords<>(Map.of(new TopicPartition(topic.topicName(), 0), List.of(message)), Map.of());
    }

    private static Path root() {
        var at = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(at.resolve(".mvn"))) {
            at = Objects.requireNonNull(at.getParent());
        }
        return at;
    }
}
