package de.schulausstattung.inventory.deviceimport;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of device exports; each holds a connection to the database as long as its client reads. */
@ConfigMapping(prefix = "inventory.export")
public interface DeviceExportConfig {

    /** Exports at once at most, so that they never take all connections. */
    @WithDefault("4")
    int maxConcurrent();

    /** How long one export may take. */
    @WithDefault("PT30M")
    Duration timeout();

    /** How long a client may read nothing before it is cut off. */
    @WithDefault("PT20S")
    Duration patience();
}
