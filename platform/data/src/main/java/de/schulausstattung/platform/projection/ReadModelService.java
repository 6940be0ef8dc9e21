package de.schulausstattung.platform.projection;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.problem.Unavailable;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** What figures must know of the read models they come from. */
@ApplicationScoped
@Transactional
public class ReadModelService {

    private static final int RETRY_AFTER_SECONDS = 15;

    private final ReadModelRepository repository;

    ReadModelService(ReadModelRepository repository) {
        this.repository = repository;
    }

    /**
     * The time of the newest event of this tenant that the figures contain, or null where there is none yet.
     *
     * @throws Unavailable {@code projection-rebuilding} while figures would be incomplete
     */
    public @Nullable Instant requireWatermark() {
        return requireWatermarks().values().stream().max(Comparator.naturalOrder()).orElse(null);
    }

    /**
     * As {@link #requireWatermark}, for each topic.
     *
     * @throws Unavailable {@code projection-rebuilding} while figures would be incomplete
     */
    public Map<String, Instant> requireWatermarks() {
        requireComplete();
        return repository.watermarks();
    }

    /** @throws Unavailable {@code projection-rebuilding} while figures would be incomplete */
    void requireComplete() {
        if (repository.isIncomplete()) {
            throw new Unavailable("projection-rebuilding", RETRY_AFTER_SECONDS);
        }
    }

    /**
     * Lets everything that the work reads be of one moment, whatever is applied meanwhile. It runs in a transaction of its own
     * and can change nothing.
     */
    @Transactional(TxType.SUPPORTS)
    public <T> T snapshot(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(() -> {
            repository.beginSnapshot();
            return work.call();
        });
    }

    /** How many events of this tenant could not be applied and wait for the operator. */
    public long unappliedEvents() {
        return repository.unappliedEvents();
    }

    /** The Träger of this tenant; empty until its event has come. */
    public Optional<Traeger> traeger() {
        return repository.traeger();
    }

    /** Every tenant of the installation. Only the platform's scope sees them. */
    public List<String> tenants() {
        return repository.tenants();
    }
}
