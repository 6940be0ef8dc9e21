package de.schulausstattung.platform.outbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import io.quarkus.logging.Log;

/**
 * Looks at the outbox until it is told to stop. Nothing ends it before: a broker whose name nobody knows yet, topics that are
 * not there yet, a database that is away are all tried again, with growing pauses.
 */
class RelayLoop implements Runnable {

    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(500);

    private final OutboxConfig config;
    private final DataSource dataSource;
    private final Map<String, Object> kafka;
    private final Topics topics;
    private final RelayMetrics metrics;
    private final Scoped scoped;
    private final Pace pace;
    private final Semaphore wake = new Semaphore(0);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private Duration backOff = FIRST_BACK_OFF;

    RelayLoop(OutboxConfig config, DataSource dataSource, Map<String, Object> kafka, Topics topics, RelayMetrics metrics,
            Scoped scoped) {
        this.config = config;
        this.dataSource = dataSource;
        this.kafka = kafka;
        this.topics = topics;
        this.metrics = metrics;
        this.scoped = scoped;
        this.pace = new Pace(config.perSecond(), System::nanoTime);
    }

    /** Runs a look in the scope that the outbox is read in. */
    interface Scoped {
        Relay.Look call(Callable<Relay.Look> look) throws Exception;
    }

    void wake() {
        if (wake.availablePermits() == 0) {
            wake.release();
        }
    }

    void stop() {
        stopping.countDown();
        wake.release();
    }

    private boolean running() {
        return stopping.getCount() > 0;
    }

    @Override
    public void run() {
        try {
            while (running() && !topics.createMissing()) {
                backOff();
            }
            while (running()) {
                try (var producer = producer(kafka)) {
                    publish(producer);
                } catch (KafkaException e) {
                    Log.warn("No producer; trying again", e);
                    backOff();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Publishes for as long as the producer is of use. */
    private void publish(Producer<String, byte[]> producer) throws InterruptedException {
        var relay = new Relay(dataSource, producer, topics, config.batch());
        while (running()) {
            var look = look(relay);
            switch (look.outcome()) {
                case PUBLISHED -> {
                    backOff = FIRST_BACK_OFF;
                    rest(pace.after(look.published()));
                }
                case IDLE -> {
                    backOff = FIRST_BACK_OFF;
                    pause(config.poll());
                }
                case AWAY -> backOff();
                case REFUSED -> {
                    backOff();
                    return;
                }
            }
        }
    }

    private Relay.Look look(Relay relay) {
        var began = System.nanoTime();
        try {
            var look = scoped.call(relay::publishOnce);
            metrics.record(look, Duration.ofNanos(System.nanoTime() - began));
            return look;
        } catch (Exception e) {
            if (running()) {
                Log.warn("The outbox could not be read; trying again", e);
            }
            return Relay.Look.AWAY;
        }
    }

    private void backOff() throws InterruptedException {
        rest(jittered(backOff));
        var longest = config.longestBackOff();
        backOff = backOff.multipliedBy(2).compareTo(longest) < 0 ? backOff.multipliedBy(2) : longest;
    }

    /** A pause that only {@link #stop} cuts short; whether it did. */
    private boolean rest(Duration pause) throws InterruptedException {
        return stopping.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void pause(Duration poll) throws InterruptedException {
        if (wake.tryAcquire(jittered(poll).toMillis(), TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        }
    }

    private static Duration jittered(Duration about) {
        return about.plusMillis(ThreadLocalRandom.current().nextLong(about.toMillis() / 4 + 1));
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
