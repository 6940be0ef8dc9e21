package de.schulausstattung.report.projection;

import java.time.Duration;
import java.util.Arrays;
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

    /** Characters of a list at most: a position per partition of a topic takes about 800. */
    public static final int LONGEST = 6_000;

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
     * Returns as soon as every position of the list is reached; at once where none is named. Call it outside any transaction:
     * each look is one of its own, so that no connection is held meanwhile.
     *
     * @throws Unavailable {@code position-not-reached} after five seconds
     * @throws InvalidRequest where one is no position of a topic that we read
     */
    public void await(@Nullable String minPosition) {
        if (minPosition == null) {
            return;
        }
        var wanted = Arrays.stream(minPosition.split(",", -1)).map(this::wanted).toList();
        var until = System.nanoTime() + LONGEST_WAIT.toNanos();
        for (var one : wanted) {
            while (!QuarkusTransaction.requiringNew().call(() -> repository.reached(one.projection(), one.position()))) {
                if (System.nanoTime() > until) {
                    throw new Unavailable("position-not-reached", RETRY_AFTER_SECONDS, minPosition);
                }
                pause(minPosition);
            }
        }
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
