package de.schulausstattung.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import com.fasterxml.jackson.databind.json.JsonMapper;

import de.schulausstattung.events.Topic;

/** What stands on the topics. */
final class TopicLog {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String broker;
    private final Map<String, Object> settings;

    TopicLog(RunningSuite suite) {
        broker = "localhost:" + suite.ports().kafka();
        settings = Map.of("bootstrap.servers", broker, "enable.auto.commit", false, "max.poll.records", 5_000,
                "isolation.level", "read_committed");
    }

    /** One event, as far as its order goes. */
    record Entry(String topic, String key, String id, long epoch, long version) {
    }

    /**
     * What the order of events came to.
     *
     * @param inversions events that appeared for the first time after a newer one of their key
     * @param repeats events that appeared again, which a consumer's guard drops
     */
    record Order(List<Entry> inversions, int repeats) {
    }

    /** Where the topics end now. */
    Map<TopicPartition, Long> ends() {
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            return consumer.endOffsets(partitions(consumer));
        }
    }

    /** All events from these offsets on, per partition in their order. */
    List<Entry> since(Map<TopicPartition, Long> from) {
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partitions = partitions(consumer);
            consumer.assign(partitions);
            partitions.forEach(partition -> consumer.seek(partition, from.getOrDefault(partition, 0L)));
            var until = consumer.endOffsets(partitions);
            var entries = new ArrayList<Entry>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < until.get(partition))) {
                for (var message : consumer.poll(Duration.ofMillis(500))) {
                    if (message.value() != null) {
                        entries.add(entry(message.topic(), message.key(), message.value()));
                    }
                }
            }
            return entries;
        }
    }

    /**
     * Sends once more what stands on a topic from these offsets on, byte for byte.
     *
     * @return how many events
     */
    int repeat(Topic topic, Map<TopicPartition, Long> from) {
        var repeated = 0;
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
                var producer = new KafkaProducer<>(Map.of("bootstrap.servers", broker), new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            var partitions = partitions(consumer).stream()
                    .filter(partition -> partition.topic().equals(topic.topicName())).toList();
            consumer.assign(partitions);
            partitions.forEach(partition -> consumer.seek(partition, from.getOrDefault(partition, 0L)));
            var until = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < until.get(partition))) {
                for (var message : consumer.poll(Duration.ofMillis(500))) {
                    var unused = producer.send(new ProducerRecord<>(message.topic(), message.partition(), message.key(),
                            message.value(), message.headers()));
                    repeated++;
                }
            }
            producer.flush();
        }
        return repeated;
    }

    /** What of a topic stands behind the offsets that a service has committed: what it will be told again. */
    List<Entry> toBeToldAgain(Service service, Topic topic) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            var committed = admin.listConsumerGroupOffsets(service.name()).partitionsToOffsetAndMetadata().get();
            var from = new HashMap<>(ends());
            committed.forEach((partition, offset) -> from.computeIfPresent(partition, (_, _) -> offset.offset()));
            return since(from).stream().filter(entry -> entry.topic().equals(topic.topicName())).toList();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How far a service has read, all its partitions together. */
    long committed(Service service) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            return admin.listConsumerGroupOffsets(service.name()).partitionsToOffsetAndMetadata().get().values().stream()
                    .mapToLong(OffsetAndMetadata::offset).sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static Order order(List<Entry> entries) {
        var newest = new HashMap<String, Entry>();
        var seen = new HashSet<String>();
        var inversions = new ArrayList<Entry>();
        var repeats = 0;
        for (var entry : entries) {
            if (!seen.add(entry.topic() + " " + entry.key() + " " + entry.epoch() + "." + entry.version())) {
                repeats++;
                continue;
            }
            var before = newest.put(entry.topic() + " " + entry.key(), entry);
            if (before != null && (before.epoch() > entry.epoch()
                    || (before.epoch() == entry.epoch() && before.version() > entry.version()))) {
                inversions.add(entry);
            }
        }
        return new Order(inversions, repeats);
    }

    private static Set<TopicPartition> partitions(KafkaConsumer<?, ?> consumer) {
        var topics = Stream.of(Topic.values()).map(Topic::topicName).collect(Collectors.toSet());
        return consumer.listTopics().entrySet().stream().filter(topic -> topics.contains(topic.getKey()))
                .flatMap(topic -> topic.getValue().stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition())).collect(Collectors.toSet());
    }

    private static Entry entry(String topic, String key, String value) {
        try {
            var event = JSON.readTree(value);
            return new Entry(topic, key, event.path("id").asText(), event.path("epoch").asLong(),
                    event.path("aggregateversion").asLong());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
