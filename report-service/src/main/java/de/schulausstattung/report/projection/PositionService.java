package de.schulausstattung.report.projection;

import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.problem.InvalidRequest;
import de.schulausstattung.platform.problem.Problems;
import de.schulausstattung.platform.problem.Unavailable;
import de.schulausstattung.platform.problem.Violation;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Lets a caller who has written elsewhere wait until the figures contain it. */
@ApplicationScoped
public class PositionService {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(40);
    private static final int RETRY_AFTER_SECONDS = 2;

    private final ReadModelRepository repository;
    private final ProjectionConsumer projections;
    private final Problems problems;

    PositionService(ReadModelRepository repository, ProjectionConsumer projections, Problems problems) {
        this.repository = repository;
        this.projections = projections;
        this.problems = problems;
    }

    /**
     * Returns as soon as the position is reached; at once where none is named. Call it outside any transaction: each look is
     * one
     * of its own, so that no connection is held meanwhile.
     *
     * @throws Unavailable {@code position-not-reached} after five seconds
     * @throws InvalidRequest where it is no position of a topic that we read
     */
    public void await(@Nullable String minPosition) {
        if (minPosition == null) {
            return;
        }
        var position = Position.parse(minPosition).orElseThrow(this::malformed);
        var projection = projections.of(position.topic()).orElseThrow(this::malformed);
        if (projection.key().type().equals("uuid") && position.aggregateId().length() != 36) {
            throw malformed();
        }
        var until = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!QuarkusTransaction.requiringNew().call(() -> repository.reached(projection, position))) {
            if (System.nanoTime() > until) {
                throw new Unavailable("position-not-reached", RETRY_AFTER_SECONDS, minPosition);
            }
            pause(minPosition);
        }
    }

    private static void pause(String minPosition) {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("position-not-reached", RETRY_AFTER_SECONDS, minPosition);
        }
    }

    private InvalidRequest malformed() {
        return new InvalidRequest("invalid-parameter",
                List.of(Violation.parameter("minPosition", "malformed", problems.text("violation.position"))));
    }
}
