package de.schulausstattung.platform.outbox;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import de.schulausstattung.events.Topic;
import io.quarkus.logging.Log;
import io.smallrye.common.annotation.Identifier;

/** Looks after topics: says whether one is missing, and makes them where no operator does (tests and the local suite). */
@ApplicationScoped
public class Topics {

    private final Map<String, Object> kafka;
    private final boolean create;
    private final Object opening = new Object();
    private volatile Optional<Admin> admin = Optional.empty();

    Topics(@Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "schulausstattung.topics.create") boolean create) {
        this.kafka = kafka;
        this.create = create;
    }

    /** Which of these the broker says that it does not have; none while it is away. */
    Set<String> missing(Set<String> names) {
        var missing = new HashSet<String>();
        try {
            for (var answer : admin().describeTopics(names).topicNameValues().entrySet()) {
                if (isMissing(answer.getValue())) {
                    missing.add(answer.getKey());
                }
            }
        } catch (TimeoutException e) {
            Log.debugf(e, "Broker away: topics=%s", names);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return missing;
    }

    private static boolean isMissing(Future<?> answer) throws InterruptedException, TimeoutException {
        try {
            answer.get(5, TimeUnit.SECONDS);
            return false;
        } catch (ExecutionException e) {
            return e.getCause() instanceof UnknownTopicOrPartitionException;
        }
    }

    /** Makes every topic that is missing, where {@code schulausstattung.topics.create} says so. */
    public void createMissing() {
        if (!create) {
            return;
        }
        Arrays.stream(Topic.values()).forEach(topic -> {
            try {
                var wanted = new NewTopic(topic.topicName(), Optional.of(Topic.PARTITIONS), Optional.empty())
                        .configs(Topic.settings());
                admin().createTopics(java.util.List.of(wanted)).all().get(30, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    Log.warnf(e, "Topic not made: topic=%s", topic.topicName());
                }
            } catch (TimeoutException e) {
                Log.warnf(e, "Topic not made, broker away: topic=%s", topic.topicName());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
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
