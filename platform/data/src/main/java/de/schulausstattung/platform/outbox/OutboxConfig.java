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

    /** How long published events stay for forensics. */
    @WithDefault("P7D")
    Duration keepPublished();
}
