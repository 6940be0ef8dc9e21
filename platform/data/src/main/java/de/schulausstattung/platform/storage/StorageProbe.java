package de.schulausstattung.platform.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import de.schulausstattung.platform.tenancy.Scope;
import de.schulausstattung.platform.tenancy.TenantScope;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;

/** Looks how much of the database's volume is free, and tells the {@link StorageGuard}. */
@ApplicationScoped
class StorageProbe {

    /** Permitted to everybody for the tablespace that one's own database lies in. */
    static final String TAKEN = "SELECT pg_tablespace_size('pg_default')";

    private final StorageConfig config;
    private final StorageGuard guard;
    private final DataSource dataSource;
    private final TenantScope tenants;

    StorageProbe(StorageConfig config, StorageGuard guard, DataSource dataSource, TenantScope tenants) {
        this.config = config;
        this.guard = guard;
        this.dataSource = dataSource;
        this.tenants = tenants;
    }

    void start(@Observes StartupEvent event) {
        look();
    }

    @Scheduled(every = "15s", delayed = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        if (config.path().isEmpty() && config.volumeSize().isEmpty()) {
            return;
        }
        try {
            guard.measured(config.path().isPresent() ? ofVolume(config.path().get())
                    : beside(takenByAllDatabases(), config.volumeSize().orElseThrow().asLongValue()));
        } catch (IOException | RuntimeException e) {
            Log.warn("The free space of the database's volume is not known; nothing is refused", e);
            guard.measured(Double.NaN);
        }
    }

    static double ofVolume(Path path) throws IOException {
        var store = Files.getFileStore(path);
        return (double) store.getUsableSpace() / store.getTotalSpace();
    }

    static double beside(long used, long volume) {
        return Math.max(0, 1 - (double) used / volume);
    }

    /** Everything in the server's tablespace: others' databases fill the same volume. */
    private long takenByAllDatabases() {
        return tenants.call(new Scope.Platform(), "system:storage", () -> {
            try (var connection = dataSource.getConnection();
                    var query = connection.prepareStatement(TAKEN);
                    var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            } catch (SQLException e) {
                throw new IllegalStateException("The size of the databases could not be read", e);
            }
        });
    }
}
