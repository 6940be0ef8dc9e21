package de.schulausstattung.inventory.deviceimport;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of device imports. */
@ConfigMapping(prefix = "inventory.import")
public interface DeviceImportConfig {

    /** Rows of one file at most. */
    @WithDefault("100000")
    int maxRows();

    /** Seconds that storing one file may take before it rolls back. */
    @WithDefault("600")
    int timeoutSeconds();

    /** How often a file is tried where others change, meanwhile, what it speaks of. */
    @WithDefault("3")
    int attempts();
}
