package de.schulausstattung.platform.outbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import de.schulausstattung.platform.tenancy.Scope;
import de.schulausstattung.platform.tenancy.TenantScope;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;

/**
 * Runs a {@link Relay} for as long as the process lives. The commit of a change wakes it at once; a poll finds what a replica
 * that died has left. While the broker is away it tries again with growing pauses, and writes go on.
 */
@ApplicationScoped
class OutboxRelay {

    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(500);

    private final OutboxConfig config;
    private final DataSource dataSource;
    private final Map<String, Object> kafka;
    private final Topics topics;
    private final TenantScope tenants;
    private final Semaphore wake = new Semaphore(0);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean running;
    private Duration backOff = FIRST_BACK_OFF;
    private Thread worker = Thread.ofVirtual().unstarted(() -> {
    });

    OutboxRelay(OutboxConfig config, DataSource dataSource, @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Topics topics, TenantScope tenants) {
        this.config = config;
        this.dataSource = dataSource;
        this.kafka = kafka;
        this.topics = topics;
        this.tenants = tenants;
    }

    void start(@Observes StartupEvent event) {
        if (config.relay()) {
            running = true;
            worker = Thread.ofVirtual().name("outbox-relay").start(this::run);
        }
    }

    /** Lets the batch at hand finish, so that nothing is sent twice without need. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        stopping.countDown();
        wake.release();
        if (config.relay()) {
            worker.join(Duration.ofSeconds(20));
        }
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Outbox.Appended appended) {
        if (wake.availablePermits() == 0) {
            wake.release();
        }
    }

    private void run() {
        topics.createMissing();
        try {
            while (running) {
                try (var producer = producer(kafka)) {
                    publish(new Relay(dataSource, producer, topics, config.batch()));
                } catch (KafkaException e) {
                    Log.warn("No producer; trying again", e);
                    backOff();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Publishes for as long as the relay's producer is of use. */
    private void publish(Relay relay) throws InterruptedException {
        while (running) {
            switch (look(relay)) {
                case PUBLISHED -> backOff = FIRST_BACK_OFF;
                case IDLE -> {
                    backOff = FIRST_BACK_OFF;
                    pause(config.poll());
                }
                case BROKER_AWAY -> backOff();
                case REFUSED -> {
                    backOff();
                    return;
                }
            }
        }
    }

    private void backOff() throws InterruptedException {
        if (!stopping.await(jittered(backOff).toMillis(), TimeUnit.MILLISECONDS)) {
            backOff = min(backOff.multipliedBy(2), config.longestBackOff());
        }
    }

    private Relay.Outcome look(Relay relay) {
        try {
            return tenants.call(new Scope.Platform(), "system:relay", relay::publishOnce);
        } catch (RuntimeException e) {
            if (running) {
                Log.warn("The outbox could not be read; trying again", e);
            }
            return Relay.Outcome.BROKER_AWAY;
        }
    }

    private void pause(Duration poll) throws InterruptedException {
        if (wake.tryAcquire(jittered(poll).toMillis(), TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        }
    }

    private static Duration jittered(Duration about) {
        return about.plusMillis(ThreadLocalRandom.current().nextLong(about.toMillis() / 4 + 1));
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /** A producer that loses and reorders nothing, and gives up on a broker that is away within seconds. */
    static KafkaProducer<String, byte[]> producer(Map<String, Object> kafka) {
        var settings = new HashMap<>(kafka);
        settings.keySet().retainAll(ProducerConfig.configNames());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 2);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }
}
