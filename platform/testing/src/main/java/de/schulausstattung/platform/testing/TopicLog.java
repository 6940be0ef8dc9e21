package de.schulausstattung.platform.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * What stands on a topic, per key in the order of the log: a ledger to hold the outbox against.
 *
 * @param byKey the events of each key, oldest first, repeats included, tombstones not
 * @param forgotten the keys whose last message is a tombstone
 */
public record TopicLog(Map<String, List<Event>> byKey, Set<String> forgotten) {

    private static final Pattern POSITION = Pattern.compile("\"epoch\":(\\d+),\"aggregateversion\":(\\d+)");

    /**
     * One event on the topic.
     *
     * @param value exactly as it was sent
     */
    public record Event(int epoch, long version, String value) implements Comparable<Event> {

        static Event of(String value) {
            var position = POSITION.matcher(value);
            if (!position.find()) {
                throw new IllegalArgumentException("No epoch and version: " + value);
            }
            return new Event(Integer.parseInt(position.group(1)), Long.parseLong(position.group(2)), value);
        }

        @Override
        public int compareTo(Event other) {
            return epoch != other.epoch ? Integer.compare(epoch, other.epoch) : Long.compare(version, other.version);
        }
    }

    /** Reads a topic from its beginning to where it ends now, for the keys that the caller wants. */
    public static TopicLog read(String topic, Predicate<String> wanted) {
        var byKey = new LinkedHashMap<String, List<Event>>();
        var forgotten = new TreeSet<String>();
        Map<String, Object> settings = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, Kafka.get().bootstrapServers(),
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> {
                    if (!wanted.test(message.key())) {
                        return;
                    }
                    if (message.value() == null) {
                        forgotten.add(message.key());
                    } else {
                        forgotten.remove(message.key());
                        byKey.computeIfAbsent(message.key(), _ -> new ArrayList<>()).add(Event.of(message.value()));
                    }
                });
            }
        }
        return new TopicLog(byKey, forgotten);
    }

    /** The events of a key, oldest first. */
    public List<Event> of(String key) {
        return byKey.getOrDefault(key, List.of());
    }

    /** How many events stand here. */
    public int size() {
        return byKey.values().stream().mapToInt(List::size).sum();
    }

    /** How many events are repeats of an earlier one; a repeat must not differ in a single character. */
    public int repeats() {
        int repeats = 0;
        for (var entry : byKey.entrySet()) {
            var seen = new HashMap<Position, String>();
            for (var event : entry.getValue()) {
                var earlier = seen.putIfAbsent(Position.of(event), event.value());
                if (earlier != null) {
                    repeats++;
                    if (!earlier.equals(event.value())) {
                        throw new AssertionError(entry.getKey() + ": a repeat differs: " + earlier + " / " + event.value());
                    }
                }
            }
        }
        return repeats;
    }

    /** The keys of which an older state appeared for the first time behind a newer one, with the versions as they stand. */
    public Set<String> inversions() {
        var inverted = new TreeSet<String>();
        byKey.forEach((key, events) -> {
            var seen = new TreeSet<Event>();
            for (var event : events) {
                if (!seen.isEmpty() && event.compareTo(seen.last()) < 0 && !seen.contains(event)) {
                    inverted.add(key + " " + events.stream().map(Event::version).toList());
                    return;
                }
                seen.add(event);
            }
        });
        return inverted;
    }

    /** The state a consumer ends with that applies only what is newer. */
    public Event newest(String key) {
        return of(key).stream().max(Event::compareTo).orElseThrow(() -> new AssertionError("Not on the topic: " + key));
    }

    private record Position(int epoch, long version) {
        static Position of(Event event) {
            return new Position(event.epoch(), event.version());
        }
    }
}
