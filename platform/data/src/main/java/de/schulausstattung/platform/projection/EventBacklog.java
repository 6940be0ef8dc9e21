package de.schulausstattung.platform.projection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.Identifier;

/**
 * How many events of each topic wait to be applied ({@code event_backlog}): what the broker holds beyond what this service has
 * committed. The broker is asked and not the consumer, so that one that has stopped shows as well; NaN while it is away, and
 * for a topic that is missing.
 */
@Startup
@ApplicationScoped
class EventBacklog {

    private final Map<String, Object> kafka;
    private final String group;
    private final Map<Topic, AtomicReference<Double>> waiting;
    private volatile List<Admin> admin = List.of();

    EventBacklog(@Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "mp.messaging.connector.smallrye-kafka.group.id") String group,
            ProjectionConsumer projections, MeterRegistry metrics) {
        this.kafka = kafka;
        this.group = group;
        waiting = projections.topics().stream().distinct()
                .collect(Collectors.toMap(Function.identity(), _ -> new AtomicReference<>(Double.NaN)));
        waiting.forEach((topic, count) -> metrics.gauge("event.backlog", List.of(Tag.of("topic", topic.topicName())), count,
                AtomicReference::get));
    }

    @Scheduled(every = "15s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measure() {
        if (waiting.isEmpty()) {
            return;
        }
        try {
            look();
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            Log.debug("The broker does not say how many events wait", e);
            waiting.values().forEach(count -> count.set(Double.NaN));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws ExecutionException, TimeoutException, InterruptedException {
        var partitions = waiting.keySet().stream().flatMap(topic -> IntStream.range(0, Topic.PARTITIONS)
                .mapToObj(number -> new TopicPartition(topic.topicName(), number)))
                .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
        // Committed first: what arrives in between may be counted, and never the other way round.
        var committed = admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get(5, TimeUnit.SECONDS);
        var ends = admin().listOffsets(partitions);
        for (var topic : waiting.entrySet()) {
            var sum = 0d;
            for (var partition : partitions.keySet()) {
                if (partition.topic().equals(topic.getKey().topicName())) {
                    sum += behind(ends, partition, committed.get(partition));
                }
            }
            topic.getValue().set(sum);
        }
    }

    /** NaN where the topic is missing: that says nothing of the others. */
    private static double behind(ListOffsetsResult ends, TopicPartition partition, @Nullable OffsetAndMetadata committed)
            throws TimeoutException, InterruptedException {
        try {
            var end = ends.partitionResult(partition).get(5, TimeUnit.SECONDS);
            return Math.max(0, end.offset() - (committed == null ? 0 : committed.offset()));
        } catch (ExecutionException e) {
            Log.debugf(e, "The broker does not say how many events wait: %s", partition);
            return Double.NaN;
        }
    }

    private synchronized Admin admin() {
        if (admin.isEmpty()) {
            var settings = new HashMap<>(kafka);
            settings.keySet().retainAll(AdminClientConfig.configNames());
            settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
            settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
            admin = List.of(Admin.create(settings));
        }
        return admin.getFirst();
    }

    @PreDestroy
    void close() {
        admin.forEach(Admin::close);
    }
}
