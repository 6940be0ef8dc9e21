package de.schulausstattung.platform.inbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

import de.schulausstattung.events.Topic;
import io.smallrye.common.annotation.Identifier;

/** Reads a topic from its beginning to where it ends now, beside the channels and without moving their offsets. */
@ApplicationScoped
public class TopicReplay {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final int RECORDS_PER_POLL = 2_000;

    private final Map<String, Object> kafka;

    TopicReplay(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    /** Takes what was read. */
    public interface Sink {

        /**
         * One batch; empty while the broker keeps us waiting, so that the reader may give up by throwing.
         *
         * @param done offsets passed so far, of {@code total}
         */
        void take(ConsumerRecords<String, String> records, long done, long total);
    }

    /** Reads every partition of the topic up to the end that it has at this moment. */
    public void readAll(Topic topic, Sink sink) {
        try (var consumer = new KafkaConsumer<>(settings(), new StringDeserializer(), new StringDeserializer())) {
            var partitions = IntStream.range(0, Topic.PARTITIONS)
                    .mapToObj(number -> new TopicPartition(topic.topicName(), number)).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var from = consumer.beginningOffsets(partitions);
            var until = consumer.endOffsets(partitions);
            var total = sum(until) - sum(from);
            var done = 0L;
            while (done < total) {
                var records = consumer.poll(POLL);
                done = partitions.stream().mapToLong(partition -> Math.min(consumer.position(partition), until.get(partition)))
                        .sum() - sum(from);
                sink.take(records, done, total);
            }
        }
    }

    private static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<>(kafka);
        settings.keySet().retainAll(ConsumerConfig.configNames());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_PER_POLL);
        return settings;
    }
}
