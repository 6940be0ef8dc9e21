package de.schulausstattung.report.projection;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.problem.Unavailable;

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
        if (repository.isRebuilding()) {
            throw new Unavailable("projection-rebuilding", RETRY_AFTER_SECONDS);
        }
        return repository.watermarks();
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
