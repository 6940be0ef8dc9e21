package de.schulausstattung.platform.operations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.errors.RetriableException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

import de.schulausstattung.events.Topic;
import de.schulausstattung.platform.inbox.TopicReplay;
import de.schulausstattung.platform.operations.RepublishRepository.Stranger;
import de.schulausstattung.platform.outbox.Outbox;
import de.schulausstattung.platform.outbox.Outbox.Lost;
import de.schulausstattung.platform.outbox.Topics;
import de.schulausstattung.platform.tenancy.Scope;
import de.schulausstattung.platform.tenancy.TenantScope;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * What the topics of this service hold and its database has never heard of: it came after the moment to which that was
 * restored. Whatever was ever written here has a history, and a restore takes back both (ADR 0033).
 */
@ApplicationScoped
class LostAggregates {

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final int BATCH = 500;

    private final TopicReplay replay;
    private final Topics topics;
    private final RepublishRepository aggregates;
    private final Outbox outbox;
    private final TenantScope tenants;
    private final ObjectReader reader;
    private final List<Topic> own;

    LostAggregates(TopicReplay replay, Topics topics, RepublishRepository aggregates, Outbox outbox, TenantScope tenants,
            ObjectMapper json, @ConfigProperty(name = "schulausstattung.path") String path) {
        this.replay = replay;
        this.topics = topics;
        this.aggregates = aggregates;
        this.outbox = outbox;
        this.tenants = tenants;
        this.reader = json.readerFor(Stamp.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.own = Arrays.stream(Topic.values()).filter(topic -> topic.service().equals(path)).toList();
    }

    /**
     * What was found.
     *
     * @param aggregates by topic and tenant
     * @param epoch the highest of a lost state that consumers may hold of an aggregate that is there; -1 where there is none
     */
    record Found(Map<Topic, Map<String, List<Lost>>> aggregates, int epoch) {

        long size() {
            return aggregates.values().stream().flatMap(ofTopic -> ofTopic.values().stream()).mapToLong(List::size).sum();
        }

        /** By tenant. */
        Map<String, Set<String>> ids() {
            var ids = new HashMap<String, Set<String>>();
            aggregates.values().forEach(ofTopic -> ofTopic.forEach((tenant, lost) -> ids
                    .computeIfAbsent(tenant, _ -> new HashSet<>()).addAll(lost.stream().map(Lost::id).toList())));
            return ids;
        }
    }

    /** What is read of an event. */
    record Stamp(int epoch, long aggregateversion) {
    }

    private record Key(String tenant, String id) {

        /** Empty for what no service of ours has written; no database takes a text with NUL. */
        static Optional<Key> of(@Nullable String text) {
            var slash = text == null || text.indexOf('\0') >= 0 ? -1 : text.indexOf('/');
            return slash <= 0 ? Optional.empty() : Optional.of(new Key(text.substring(0, slash), text.substring(slash + 1)));
        }
    }

    /** A state, or the end where there is no stamp. */
    private record Message(Key key, Optional<Stamp> stamp) {
    }

    /** What is known of a topic so far; the messages of a key come in their order. */
    private record Topical(Map<Key, Lost> lost, Map<Key, Integer> epochs) {

        void take(Message message, Optional<Stranger> stranger) {
            var key = message.key();
            if (stranger.filter(one -> !one.isKnown()).isPresent()) {
                lost.put(key, new Lost(key.id(), message.stamp().orElseThrow().aggregateversion()));
                return;
            }
            lost.remove(key);
            if (message.stamp().isEmpty()) {
                epochs.remove(key);
            } else if (stranger.isPresent()) {
                epochs.merge(key, message.stamp().get().epoch(), Math::max);
            } else {
                epochs.computeIfPresent(key, (_, epoch) -> epoch < message.stamp().get().epoch() ? null : epoch);
            }
        }
    }

    /** Reads the topics of this service to their ends; waits for a broker that is away. */
    Found find(TopicReplay.Progress progress) {
        var lost = new EnumMap<Topic, Map<String, List<Lost>>>(Topic.class);
        var epoch = -1;
        for (var topic : own) {
            var found = find(topic, progress);
            found.lost().forEach((key, one) -> lost.computeIfAbsent(topic, _ -> new HashMap<>())
                    .computeIfAbsent(key.tenant(), _ -> new ArrayList<>()).add(one));
            epoch = found.epochs().values().stream().reduce(epoch, Math::max);
        }
        return new Found(lost, epoch);
    }

    /**
     * Tells everybody to forget what was lost. What is founded anew under the same id meanwhile must be announced after it.
     *
     * @param epoch of this republish
     */
    void bury(Found found, int epoch, TopicReplay.Progress progress) {
        found.aggregates().forEach((topic, ofTopic) -> ofTopic.forEach((tenant, lost) -> {
            var forgotten = 0;
            for (int from = 0; from < lost.size(); from += BATCH) {
                var batch = lost.subList(from, Math.min(from + BATCH, lost.size()));
                forgotten += tenants.call(new Scope.WholeTenant(tenant), "system:republish",
                        () -> QuarkusTransaction.requiringNew().call(() -> outbox.bury(topic, batch, epoch)));
                progress.at(from, lost.size());
            }
            Log.warnf("%d of %d lost aggregates are forgotten, the others are there again: topic=%s", forgotten, lost.size(),
                    topic.topicName());
        }));
    }

    private Topical find(Topic topic, TopicReplay.Progress progress) {
        while (true) {
            var found = new Topical(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
            // asked each time: the broker that was away may come back with nothing
            if (topics.isMissing(topic.topicName())) {
                return found;
            }
            try {
                replay.readAll(topic, records -> look(topic, records, found), progress);
                return found;
            } catch (IllegalStateException e) {
                if (!(e.getCause() instanceof RetriableException)) {
                    throw e;
                }
                Log.warnf(e, "The broker is away; looking again for what was lost: topic=%s", topic.topicName());
            }
            pause(progress);
        }
    }

    private static void pause(TopicReplay.Progress progress) {
        try {
            Thread.sleep(BETWEEN_TRIES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        progress.at(0, 0);
    }

    private void look(Topic topic, ConsumerRecords<String, String> records, Topical found) {
        var perTenant = new LinkedHashMap<String, List<Message>>();
        for (var record : records) {
            Key.of(record.key()).flatMap(key -> message(key, record.value())).ifPresent(message -> perTenant
                    .computeIfAbsent(message.key().tenant(), _ -> new ArrayList<>()).add(message));
        }
        perTenant.forEach((tenant, messages) -> {
            var strangers = strangers(topic, tenant, messages);
            messages.forEach(message -> found.take(message,
                    message.stamp().map(stamp -> strangers.get(stranger(message.key(), stamp)))));
        });
    }

    /** Those of these states that were never written here. */
    private Map<String, Stranger> strangers(Topic topic, String tenant, List<Message> messages) {
        var states = messages.stream().filter(message -> message.stamp().isPresent()).toList();
        var ids = states.stream().map(message -> message.key().id()).toArray(String[]::new);
        var epochs = states.stream().map(message -> message.stamp().orElseThrow().epoch()).toArray(Integer[]::new);
        var versions = states.stream().map(message -> message.stamp().orElseThrow().aggregateversion()).toArray(Long[]::new);
        var found = new HashMap<String, Stranger>();
        if (ids.length > 0) {
            tenants.call(new Scope.WholeTenant(tenant), "system:republish",
                    () -> aggregates.strangers(topic, ids, epochs, versions))
                    .forEach(one -> found.put(stranger(new Key(tenant, one.id()), new Stamp(one.epoch(), one.version())), one));
        }
        return found;
    }

    private static String stranger(Key key, Stamp stamp) {
        return key.id() + " " + stamp.epoch() + "." + stamp.aggregateversion();
    }

    /** Empty for what is no event of ours: nobody has applied it, so what was before it still counts. */
    private Optional<Message> message(Key key, @Nullable String envelope) {
        if (envelope == null) {
            return Optional.of(new Message(key, Optional.empty()));
        }
        try {
            Stamp stamp = reader.readValue(envelope);
            return Optional.ofNullable(stamp).map(known -> new Message(key, Optional.of(known)));
        } catch (JsonProcessingException e) {
            Log.debugf(e, "No event of ours: key=%s", key.id());
            return Optional.empty();
        }
    }
}
