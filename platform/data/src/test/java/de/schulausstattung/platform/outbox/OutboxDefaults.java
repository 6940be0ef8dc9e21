package de.schulausstattung.platform.outbox;

import io.smallrye.config.SmallRyeConfigBuilder;

/** The configuration as it is where nobody configured anything. */
final class OutboxDefaults {

    private OutboxDefaults() {
    }

    static OutboxConfig config() {
        return new SmallRyeConfigBuilder().withMapping(OutboxConfig.class).build().getConfigMapping(OutboxConfig.class);
    }
}
