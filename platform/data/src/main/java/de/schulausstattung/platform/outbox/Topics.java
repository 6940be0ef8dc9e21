package de.schulausstattung.platform.outbox;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

import de.schulausstattung.events.Topic;
import io.quarkus.logging.Log;
import io.smallrye.common.annotation.Identifier;

/** Looks after topics: says whether one is missing, and makes them where no operator does (tests and the local suite). */
@ApplicationScoped
public class Topics {

    private static final Set<String> OURS = Arrays.stream(Topic.values()).map(Topic::topicName)
            .collect(Collectors.toUnmodifiableSet());

    private final Map<String, Object> kafka;
    private final boolean create;
    private final Object opening = new Object();
    private volatile Optional<Admin> admin = Optional.empty();

    @Inject
    Topics(@Identifier("default-kafka-broker") Map<String, Object> kafka, OutboxConfig config) {
        this(kafka, config.createTopics());
    }

    Topics(Map<String, Object> kafka, boolean create) {
        this.kafka = kafka;
        this.create = create;
    }

    /** Whether the broker says that it does not have this topic; not while it is away. */
    public boolean isMissing(String name) {
        return !ask(Set.of(name)).isEmpty();
    }

    /**
     * Which of these the broker says that it does not have, but for those that are made here, now that it was wiped; none while
     * it is away.
     */
    Set<String> missing(Set<String> names) {
        var missing = ask(names);
        if (create && missing.removeIf(OURS::contains)) {
            createMissing();
        }
        return missing;
    }

    private Set<String> ask(Set<String> names) {
        var missing = new HashSet<String>();
        try {
            for (var answer : admin().describeTopics(names).topicNameValues().entrySet()) {
                if (isUnknown(answer.getValue())) {
                    missing.add(answer.getKey());
                }
            }
        } catch (TimeoutException | KafkaException e) {
            Log.debugf(e, "Broker away: topics=%s", names);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return missing;
    }

    private static boolean isUnknown(Future<?> answer) throws InterruptedException, TimeoutException {
        try {
            answer.get(5, TimeUnit.SECONDS);
            return false;
        } catch (ExecutionException e) {
            return e.getCause() instanceof UnknownTopicOrPartitionException;
        }
    }

    /**
     * Makes every topic that is missing, where {@code schulausstattung.outbox.create-topics} says so.
     *
     * @return false while the broker is away; ask again, or events will find no topic and be parked
     */
    boolean createMissing() {
        return !create || Arrays.stream(Topic.values()).allMatch(this::make);
    }

    /** False while the broker is away; what it refuses to make, it refuses for good. */
    private boolean make(Topic topic) {
        try {
            var wanted = new NewTopic(topic.topicName(), Optional.of(Topic.PARTITIONS), Optional.empty())
                    .configs(Topic.settings());
            admin().createTopics(List.of(wanted)).all().get(30, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return true;
            }
            Log.warnf(e, "Topic not made: topic=%s", topic.topicName());
            return !(e.getCause() instanceof RetriableException);
        } catch (TimeoutException | KafkaException e) {
            Log.warnf(e, "Topic not made, broker away: topic=%s", topic.topicName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private Admin admin() {
        synchronized (opening) {
            if (admin.isEmpty()) {
                var settings = new HashMap<>(kafka);
                settings.keySet().retainAll(AdminClientConfig.configNames());
                settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
                settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
                admin = Optional.of(Admin.create(settings));
            }
            return admin.orElseThrow();
        }
    }

    @PreDestroy
    void close() {
        admin.ifPresent(Admin::close);
    }
}
