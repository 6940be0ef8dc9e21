package de.schulausstattung.platform.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Every event that a service reads, as its golden file promises it, is applied, also as a later producer will send it: with
 * fields that we do not know in the envelope, in the state and in what it contains, and with facts that we do not know.
 * Seen red with a row that names a field which the golden files do not have.
 */
public abstract class GoldenEventsContract {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String service;
    private final Map<String, String> tables;
    private final Set<String> notRead;

    /**
     * For one service.
     *
     * @param service the short name, as in {@link ServiceResources}
     * @param tables by topic the table that it is kept in
     * @param notRead topics that the service needs nothing of; a new one must be put here or be read
     */
    protected GoldenEventsContract(String service, Map<String, String> tables, Set<String> notRead) {
        this.service = service;
        this.tables = tables;
        this.notRead = notRead;
    }

    /** Five digits that no other test uses. */
    protected abstract String aTraeger();

    /** Applies records as the service's channel does. */
    protected abstract void apply(ConsumerRecords<String, String> records);

    @Test
    void appliesEveryGoldenEventWithFieldsAndFactsOfTheFuture() throws IOException, SQLException {
        var traeger = aTraeger();
        var tenant = "traeger-" + traeger;
        var read = new TreeSet<String>();
        var version = 0L;
        for (var file : golden()) {
            var topic = topic(name(file));
            for (var fact : List.of("", "-teleported")) {
                version++;
                var event = event(file, topic, traeger, version, fact);
                var key = tenant + "/" + event.get("subject").asText();
                apply(records(topic, key, event.toString()));

                expect(0, "SELECT count(*) FROM dead_letter WHERE message_key = ?", key, name(file) + fact);
                expect(version, "SELECT max(version) FROM " + tables.get(topic) + " WHERE tenant_id = ?", tenant,
                        name(file) + fact);
                read.add(topic);
            }
        }
        if (!read.equals(new TreeSet<>(tables.keySet()))) {
            throw new AssertionError("There are golden files of " + read + " and not of " + tables.keySet());
        }
    }

    /** A channel brings events of several topics at once. Seen red with a batch whose first topic alone is applied. */
    @Test
    void appliesABatchOfEveryTopic() throws IOException, SQLException {
        var traeger = aTraeger();
        var tenant = "traeger-" + traeger;
        var batch = new HashMap<TopicPartition, List<ConsumerRecord<String, String>>>();
        for (var file : golden()) {
            var topic = topic(name(file));
            var event = event(file, topic, traeger, 1, "");
            batch.computeIfAbsent(new TopicPartition(topic, 0), _ -> new ArrayList<>())
                    .add(new ConsumerRecord<>(topic, 0, 0L, tenant + "/" + event.get("subject").asText(), event.toString()));
        }

        apply(new ConsumerRecords<>(batch, Map.of()));

        for (var table : tables.values()) {
            expect(1, "SELECT max(version) FROM " + table + " WHERE tenant_id = ?", tenant, table);
        }
    }

    @Test
    void knowsOfEveryTopicWhetherItIsRead() throws IOException {
        var both = new HashSet<>(tables.keySet());
        both.retainAll(notRead);
        var unknown = new ArrayList<String>();
        try (var files = Files.list(folder())) {
            files.map(GoldenEventsContract::name).filter(name -> known(name).findAny().isEmpty()).forEach(unknown::add);
        }
        if (!both.isEmpty() || !unknown.isEmpty()) {
            throw new AssertionError("Read and not read: " + both + "; neither: " + unknown);
        }
    }

    private List<Path> golden() throws IOException {
        try (var files = Files.list(folder())) {
            return files.filter(file -> tables.containsKey(topic(name(file)))).sorted().toList();
        }
    }

    private static Path folder() {
        return ProjectRoot.find().resolve("platform/data/src/test/resources/events");
    }

    private static String name(Path file) {
        return Objects.requireNonNull(file.getFileName()).toString();
    }

    /** The longest name counts: a model of a device is no device. */
    private String topic(String file) {
        return known(file).max(Comparator.comparing(String::length)).orElse("");
    }

    private Stream<String> known(String file) {
        return Stream.concat(tables.keySet().stream(), notRead.stream()).filter(topic -> file.startsWith(topic + "-"));
    }

    /** Ours, a version later than all before, and richer than we know. */
    private static ObjectNode event(Path file, String topic, String traeger, long version, String fact) throws IOException {
        var event = (ObjectNode) JSON.readTree(Files.readString(file));
        enrich(event);
        event.put("tenant", "traeger-" + traeger).put("aggregateversion", version);
        event.put("type", event.get("type").asText().replace(".v1", fact + ".v1"));
        if (topic.equals("inventory.traeger")) {
            event.put("subject", traeger);
            ((ObjectNode) event.get("data")).put("traegernummer", traeger);
        }
        return event;
    }

    private static void enrich(JsonNode node) {
        node.forEach(GoldenEventsContract::enrich);
        if (node instanceof ObjectNode object) {
            object.put("ofTheFuture", "unknown").putObject("nested").putArray("list").add(1);
        }
    }

    private static ConsumerRecords<String, String> records(String topic, String key, String value) {
        var message = new ConsumerRecord<>(topic, 0, 0L, key, value);
        return new ConsumerRecords<>(Map.of(new TopicPartition(topic, 0), List.of(message)), Map.of());
    }

    private void expect(long expected, String sql, String parameter, String what) throws SQLException {
        try (var connection = Postgres.get().asSuperuser(service); var query = connection.prepareStatement(sql)) {
            query.setString(1, parameter);
            try (var row = query.executeQuery()) {
                row.next();
                if (row.getLong(1) != expected) {
                    throw new AssertionError(what + ": " + row.getLong(1) + " and not " + expected + " of " + sql);
                }
            }
        }
    }
}
