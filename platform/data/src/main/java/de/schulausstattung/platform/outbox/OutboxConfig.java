package de.schulausstattung.platform.outbox;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How events leave. */
@ConfigMapping(prefix = "schulausstattung.outbox")
public interface OutboxConfig {

    /** Whether this process publishes; off only in tests that look at waiting events. */
    @WithDefault("true")
    boolean relay();

    /** How often to look for events of other replicas that died; the own ones wake the relay at once. */
    @WithDefault("PT0.25S")
    Duration poll();

    /** Events per shard and transaction. */
    @WithDefault("500")
    int batch();

    /** The longest pause between tries while the broker is away. */
    @WithDefault("PT30S")
    Duration longestBackOff();

    /**
     * Events per second that one process publishes at most, so that after an outage the waiting ones leave the database and the
     * network to the API. Replicas add up.
     */
    @WithDefault("2000")
    int perSecond();

    /** Aggregates per second that a republish adds to the outbox at most; below {@link #perSecond}, so that changes pass it. */
    @WithDefault("1000")
    int republishPerSecond();

    /** How long published events stay for forensics. */
    @WithDefault("P7D")
    Duration keepPublished();

    /**
     * How long consumers keep the marker of a deleted aggregate before they are told to forget it. As long as a topic keeps
     * each fact ({@link de.schulausstattung.events.Topic#settings}), so that nobody who may still read an earlier state
     * misses the deletion; ADR 0014.
     */
    @WithDefault("P30D")
    Duration keepDeleted();

    /** Whether to make topics that are missing; where an operator makes them, a missing one is a fault and parks its events. */
    @WithDefault("false")
    boolean createTopics();
}
