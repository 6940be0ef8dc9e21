package de.schulausstattung.platform.projection;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.problem.InvalidRequest;
import de.schulausstattung.platform.problem.Problems;
import de.schulausstattung.platform.problem.Unavailable;
import de.schulausstattung.platform.problem.Violation;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;

/**
 * Lets a caller who has written elsewhere wait until the read models contain it. Only so many may wait at a time: each keeps a
 * worker thread, and those who ask for nothing new must not starve behind them.
 */
@Startup
@ApplicationScoped
public class PositionService {

    /** What the parameter means, for the documents. The wall hides the rows by which a position is known to be reached. */
    public static final String PARAMETER = "`Event-Position`s of writes that the figures must contain, separated by commas; waits at "
            + "most five seconds. A position of something that the caller may not see is never reached";

    /** Characters of a list at most: a position per partition of a topic takes about 800. */
    public static final int LONGEST = 6_000;

    /** How many may wait at a time: half the connections, since a caller with an Idempotency-Key holds one while it waits. */
    public static final int PLACES = 8;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final int RETRY_AFTER_SECONDS = 2;

    private final ReadModelRepository repository;
    private final ReadModelService readModel;
    private final ProjectionConsumer projections;
    private final Applied applied;
    private final Problems problems;
    private final Semaphore places = new Semaphore(PLACES);

    PositionService(ReadModelRepository repository, ReadModelService readModel, ProjectionConsumer projections, Applied applied,
            Problems problems, MeterRegistry metrics) {
        this.repository = repository;
        this.readModel = readModel;
        this.projections = projections;
        this.applied = applied;
        this.problems = problems;
        metrics.gauge("projection.position.waiting", places, free -> PLACES - free.availablePermits());
    }

    /**
     * Returns as soon as every position of the list is reached; at once where none is named. Call it outside any transaction
     * of yours: each look is one of its own, so that no connection is held meanwhile.
     *
     * @throws Unavailable {@code position-not-reached} after five seconds, or at once where too many wait already;
     *         {@code projection-rebuilding} while figures would be incomplete
     * @throws InvalidRequest where one is no position of a topic that we read
     */
    public void await(@Nullable String minPosition) {
        if (minPosition == null) {
            return;
        }
        var wanted = Arrays.stream(minPosition.split(",", -1)).map(this::wanted).toList();
        var seen = applied.times();
        if (isReached(wanted)) {
            return;
        }
        if (!places.tryAcquire()) {
            throw notReached(minPosition);
        }
        try {
            waitFor(wanted, seen, minPosition);
        } finally {
            places.release();
        }
    }

    private void waitFor(List<Wanted> wanted, long before, String minPosition) {
        var until = System.nanoTime() + LONGEST_WAIT.toNanos();
        var seen = before;
        do {
            if (System.nanoTime() > until) {
                throw notReached(minPosition);
            }
            pause(seen, minPosition);
            seen = applied.times();
        } while (!isReached(wanted));
    }

    private boolean isReached(List<Wanted> wanted) {
        return QuarkusTransaction.requiringNew().call(() -> {
            readModel.requireComplete();
            return wanted.stream().allMatch(one -> repository.reached(one.projection(), one.position()));
        });
    }

    private void pause(long seen, String minPosition) {
        try {
            applied.awaitMore(seen, BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notReached(minPosition);
        }
    }

    private static Unavailable notReached(String minPosition) {
        return new Unavailable("position-not-reached", RETRY_AFTER_SECONDS, minPosition);
    }

    private record Wanted(TableProjection<?> projection, Position position) {
    }

    private Wanted wanted(String text) {
        var position = Position.parse(text).orElseThrow(this::malformed);
        var projection = projections.of(position.topic()).orElseThrow(this::malformed);
        if (projection.key().type().equals("uuid") && position.aggregateId().length() != 36) {
            throw malformed();
        }
        return new Wanted(projection, position);
    }

    private InvalidRequest malformed() {
        return new InvalidRequest("invalid-parameter",
                List.of(Violation.parameter("minPosition", "malformed", problems.text("violation.position"))));
    }
}
