package de.schulausstattung.platform.inbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
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
    /** What is read is there already: who waits for more at the end of a partition only makes the rebuild longer. */
    private static final int WAIT_FOR_MORE_MILLIS = 10;
    /** Readers share the partitions: while one waits for the database, another reads. */
    private static final int READERS = 3;

    private final Map<String, Object> kafka;

    TopicReplay(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    /** Hears how far the reading is, twice a second; may end it by throwing. */
    public interface Progress {

        /**
         * So far the reading is.
         *
         * @param done offsets passed so far, of {@code total}
         */
        void at(long done, long total);
    }

    /**
     * Reads every partition of the topic up to the end that it has at this moment.
     *
     * @param sink takes the batches, from several threads; those of one key come in their order
     * @param progress is called by the caller's thread
     */
    public void readAll(Topic topic, Consumer<ConsumerRecords<String, String>> sink, Progress progress) {
        var done = new AtomicLong();
        var total = new AtomicLong();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var readers = IntStream.range(0, READERS).mapToObj(reader -> CompletableFuture
                    .runAsync(() -> read(partitions(topic, reader), sink, done, total), threads)).toList();
            try {
                for (var reader : readers) {
                    await(reader, () -> progress.at(done.get(), total.get()));
                }
            } catch (RuntimeException e) {
                threads.shutdownNow();
                throw e;
            }
        }
    }

    private static void await(CompletableFuture<Void> reader, Runnable meanwhile) {
        while (true) {
            try {
                reader.get(POLL.toMillis(), TimeUnit.MILLISECONDS);
                meanwhile.run();
                return;
            } catch (TimeoutException e) {
                meanwhile.run();
            } catch (ExecutionException e) {
                throw new IllegalStateException("The topic could not be read", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private static List<TopicPartition> partitions(Topic topic, int reader) {
        return IntStream.range(0, Topic.PARTITIONS).filter(number -> number % READERS == reader)
                .mapToObj(number -> new TopicPartition(topic.topicName(), number)).toList();
    }

    private void read(List<TopicPartition> partitions, Consumer<ConsumerRecords<String, String>> sink, AtomicLong done,
            AtomicLong total) {
        try (var consumer = new KafkaConsumer<>(settings(), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var from = consumer.beginningOffsets(partitions);
            var until = consumer.endOffsets(partitions);
            var wanted = sum(until) - sum(from);
            total.addAndGet(wanted);
            var passed = 0L;
            while (passed < wanted) {
                sink.accept(consumer.poll(POLL));
                var now = partitions.stream()
                        .mapToLong(partition -> Math.min(consumer.position(partition), until.get(partition))).sum() - sum(from);
                done.addAndGet(now - passed);
                passed = now;
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
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, WAIT_FOR_MORE_MILLIS);
        return settings;
    }
}
