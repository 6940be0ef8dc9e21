package de.schulausstattung.platform.inbox;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

import de.schulausstattung.events.EventEnvelope;
import de.schulausstattung.platform.persistence.PersistenceExceptionMapper;
import de.schulausstattung.platform.tenancy.Scope;
import de.schulausstattung.platform.tenancy.TenantScope;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Applies events to a projection: per tenant, the newest per key, in one transaction per tenant and batch. A database that is
 * away is waited for without limit; a record that cannot be applied is tried alone three times and then becomes a dead letter
 * whose key is parked. A newer state of the key that can be applied heals it.
 */
@ApplicationScoped
public class EventConsumer {

    /** How old an event was when it was applied, per consumer and topic. */
    static final String LAG = "event.lag";

    private static final int TRIES = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final OpenBatches batches;
    private final TenantScope tenants;
    private final DeadLetters deadLetters;
    private final EventTrace trace;
    private final ObjectMapper json;
    private final Clock clock;
    private final MeterRegistry metrics;

    EventConsumer(OpenBatches batches, TenantScope tenants, DeadLetters deadLetters, EventTrace trace, ObjectMapper json,
            Clock clock, MeterRegistry metrics) {
        this.batches = batches;
        this.tenants = tenants;
        this.deadLetters = deadLetters;
        this.trace = trace;
        this.json = json;
        this.clock = clock;
        this.metrics = metrics;
    }

    private record Received<S>(ConsumerRecord<String, String> message, EventEnvelope<S> event) {

        EventTrace.Origin origin() {
            return EventTrace.Origin.of(message, event.traceparent());
        }
    }

    /**
     * Applies a batch as it came from the broker.
     *
     * @param consumer names the reaction in dead letters and metrics
     * @param records of one topic
     * @param type the consumer's own record of the aggregate's state; fields it does not name are ignored
     */
    public <S> void apply(String consumer, Iterable<ConsumerRecord<String, String>> records, Class<S> type,
            Projection<S> projection) {
        var reader = reader(type);
        var tombstones = new ArrayList<ConsumerRecord<String, String>>();
        var perTenant = new LinkedHashMap<String, Map<String, Received<S>>>();
        for (var message : records) {
            if (message.value() == null) {
                tombstones.add(message);
                continue;
            }
            try {
                var received = new Received<S>(message, read(reader, message));
                if (received.event().type().endsWith(".v1")) {
                    perTenant.computeIfAbsent(received.event().tenant(), _ -> new LinkedHashMap<>())
                            .merge(message.key(), received, EventConsumer::newer);
                }
            } catch (UnreadableEvent e) {
                patiently(() -> deadLetters.add(consumer, message, e));
            }
        }
        // A state after a tombstone in the same batch founds the aggregate anew and must not be forgotten with the old one.
        var revived = perTenant.values().stream().flatMap(events -> events.values().stream()).map(Received::message)
                .collect(Collectors.toMap(ConsumerRecord::key, ConsumerRecord::offset));
        tombstones.stream().filter(message -> revived.getOrDefault(message.key(), -1L) < message.offset())
                .forEach(message -> revived.remove(message.key()));
        perTenant.forEach((tenant, events) -> {
            var received = List.copyOf(events.values());
            trace.run(consumer, received.stream().map(Received::origin).toList(),
                    () -> applyTenant(consumer, tenant, received, projection));
        });
        tombstones.stream().filter(message -> !revived.containsKey(message.key()))
                .forEach(message -> trace.run(consumer, List.of(EventTrace.Origin.of(message, null)),
                        () -> forget(consumer, message, projection)));
    }

    /**
     * Tries a dead letter again; throws what it still dies of.
     *
     * @param payload null where the letter is a tombstone
     */
    <S> void replay(String key, @Nullable String payload, Reaction<S> reaction) {
        if (payload == null) {
            forget(key, reaction);
            return;
        }
        EventEnvelope<S> event = read(reader(reaction.state()), key, payload);
        trace.run(reaction.consumer(), List.of(new EventTrace.Origin(event.traceparent(), null)),
                () -> inTenant(event.tenant(), () -> reaction.apply(List.of(event))));
    }

    private <S> void applyTenant(String consumer, String tenant, List<Received<S>> received, Projection<S> projection) {
        try {
            patiently(() -> inTenant(tenant, () -> projection.apply(received.stream().map(Received::event).toList())));
            applied(consumer, received, projection);
        } catch (RuntimeException e) {
            if (isLeftToOthers()) {
                throw e;
            }
            Log.debugf(e, "Batch refused, one by one: consumer=%s tenant=%s", consumer, tenant);
            received.forEach(one -> trace.run(consumer, List.of(one.origin()),
                    () -> applyAlone(consumer, tenant, one, projection)));
        }
    }

    private <S> void applyAlone(String consumer, String tenant, Received<S> received, Projection<S> projection) {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            try {
                patiently(() -> inTenant(tenant, () -> projection.apply(List.of(received.event()))));
                applied(consumer, List.of(received), projection);
                return;
            } catch (RuntimeException e) {
                if (isLeftToOthers()) {
                    throw e;
                }
                if (attempt == TRIES) {
                    patiently(() -> deadLetters.add(consumer, received.message(), e));
                }
            }
        }
    }

    private <S> void applied(String consumer, List<Received<S>> received, Projection<S> projection) {
        // a rebuild reads again what was applied long ago: it says nothing of how late events are
        if (projection.isRead()) {
            var lag = metrics.timer(LAG, "consumer", consumer, "topic", received.getFirst().message().topic());
            var now = clock.instant();
            received.forEach(one -> lag.record(Duration.between(one.event().time(), now).abs()));
            heal(consumer, received.stream().map(Received::message).toList());
        }
        Log.debugf("Applied: consumer=%s events=%d", consumer, received.size());
    }

    private void heal(String consumer, List<ConsumerRecord<String, String>> applied) {
        patiently(() -> {
            if (deadLetters.mayHaveOpen(consumer)) {
                deadLetters.heal(consumer, applied);
            }
        });
    }

    private <S> void forget(String consumer, ConsumerRecord<String, String> tombstone, Projection<S> projection) {
        try {
            patiently(() -> forget(String.valueOf(tombstone.key()), projection));
            if (projection.isRead()) {
                heal(consumer, List.of(tombstone));
            }
        } catch (RuntimeException e) {
            if (isLeftToOthers()) {
                throw e;
            }
            patiently(() -> deadLetters.add(consumer, tombstone, e));
        }
    }

    private void forget(String key, Projection<?> projection) {
        var tenant = tenantOf(key);
        inTenant(tenant, () -> projection.forget(key.substring(tenant.length() + 1)));
    }

    /** What no connection takes for a tenant would look as if the database were away, and be waited for without end. */
    private static String tenantOf(String key) {
        var slash = key.indexOf('/');
        if (slash <= 0 || key.indexOf('\0') >= 0) {
            throw new UnreadableEvent("The key names no tenant");
        }
        return key.substring(0, slash);
    }

    private void inTenant(String tenant, Runnable work) {
        tenants.run(new Scope.WholeTenant(tenant), "system:events", () -> QuarkusTransaction.requiringNew().run(work));
    }

    /** Whether what failed did so because this application ends, and not because of the event. */
    private boolean isLeftToOthers() {
        return batches.isEnding() || Thread.currentThread().isInterrupted();
    }

    /** Waits, without limit, for a database that is away; everything else is the caller's to judge. */
    private void patiently(Runnable work) {
        var pause = FIRST_PAUSE;
        while (true) {
            try {
                work.run();
                return;
            } catch (RuntimeException e) {
                if (!PersistenceExceptionMapper.isTransient(e) || batches.isEnding()) {
                    throw e;
                }
                Log.warnf("The database is away, waiting %s: %s", pause, e.getMessage());
                try {
                    batches.pause(pause);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    throw e;
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    private static <S> Received<S> newer(Received<S> a, Received<S> b) {
        var first = a.event();
        var second = b.event();
        return second.epoch() > first.epoch() || (second.epoch() == first.epoch() && second.version() >= first.version()) ? b
                : a;
    }

    private ObjectReader reader(Class<?> type) {
        JavaType envelope = json.getTypeFactory().constructParametricType(EventEnvelope.class, type);
        return json.readerFor(envelope).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    }

    private static <S> EventEnvelope<S> read(ObjectReader reader, ConsumerRecord<String, String> message) {
        return read(reader, String.valueOf(message.key()), message.value());
    }

    private static <S> EventEnvelope<S> read(ObjectReader reader, String key, String payload) {
        try {
            EventEnvelope<S> event = reader.readValue(payload);
            if (event == null || event.data() == null || event.tenant() == null || event.type() == null
                    || event.time() == null) {
                throw new UnreadableEvent("No data, tenant, type or time");
            }
            if (!tenantOf(key).equals(event.tenant())
                    || !EventEnvelope.key(event.tenant(), event.subject()).equals(key)) {
                throw new UnreadableEvent("The key is not the tenant and subject of the event");
            }
            return event;
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UnreadableEvent(e.getOriginalMessage(), e);
        }
    }

    /** Not an event of ours: no JSON, no envelope, or a key that contradicts it. */
    static final class UnreadableEvent extends RuntimeException {
        UnreadableEvent(String message) {
            super(message);
        }

        UnreadableEvent(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
