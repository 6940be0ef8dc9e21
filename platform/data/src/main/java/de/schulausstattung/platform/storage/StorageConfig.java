package de.schulausstattung.platform.storage;

import java.nio.file.Path;
import java.util.Optional;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the free space of the database's volume is known, and from where on work is refused; ADR 0015. */
@ConfigMapping(prefix = "schulausstattung.storage")
public interface StorageConfig {

    /** A path on the volume, where the service sees it: the share that is free is asked of the file system. */
    Optional<Path> path();

    /**
     * Else the size of the volume; what all databases of the server take of it counts as used, their log does not. Without
     * either nothing is refused.
     */
    Optional<MemorySize> volumeSize();

    /** The free share below which imports, exports and republishing wait. */
    @WithDefault("0.20")
    double bulkBelow();

    /** The free share below which every write waits. */
    @WithDefault("0.10")
    double writesBelow();
}
