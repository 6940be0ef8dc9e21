package de.schulausstattung.platform.storage;

import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;

import de.schulausstattung.platform.problem.Unavailable;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;

/**
 * Refuses work while the database's volume runs full, by class: bulk work first, then every write, reads never. A full volume
 * would stop the database for everybody; a refusal can be repeated. Never part of readiness: a restart frees no disk.
 */
@Startup
@ApplicationScoped
public class StorageGuard {

    private static final int RETRY_AFTER_SECONDS = 60;

    private final StorageConfig config;
    private final AtomicReference<Double> free = new AtomicReference<>(Double.NaN);

    StorageGuard(StorageConfig config, MeterRegistry metrics) {
        this.config = config;
        metrics.gauge("storage.free.ratio", free, AtomicReference::get);
    }

    /**
     * A probe has seen how much of the volume is free.
     *
     * @param ratio between 0 and 1; NaN where it is not known, which refuses nothing
     */
    public void measured(double ratio) {
        free.set(ratio);
    }

    /**
     * Asks for room for work of the bulk class.
     *
     * @throws Unavailable {@code storage-full} while there is room for small writes only
     */
    public void permitBulk() {
        permitAbove(config.bulkBelow());
    }

    /**
     * Asks for room for a write.
     *
     * @throws Unavailable {@code storage-full} while there is room for nothing
     */
    public void permitWrite() {
        permitAbove(config.writesBelow());
    }

    private void permitAbove(double threshold) {
        if (free.get() < threshold) {
            throw new Unavailable("storage-full", RETRY_AFTER_SECONDS);
        }
    }
}
