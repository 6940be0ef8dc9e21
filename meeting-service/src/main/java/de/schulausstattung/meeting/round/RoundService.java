package de.schulausstattung.meeting.round;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.problem.Conflict;
import de.schulausstattung.platform.problem.NotFound;
import de.schulausstattung.platform.problem.Rejected;
import io.quarkus.logging.Log;

/** The rounds of talks of the Träger at hand. */
@ApplicationScoped
@Transactional
public class RoundService {

    private final RoundRepository rounds;
    private final Clock clock;

    RoundService(RoundRepository rounds, Clock clock) {
        this.rounds = rounds;
        this.clock = clock;
    }

    /** All of them, the newest first. */
    public List<RoundView> all() {
        return rounds.newestFirst().stream().map(JbgRound::view).toList();
    }

    /**
     * The round of a year.
     *
     * @throws NotFound where there is none
     */
    public RoundView require(int jahr) {
        return rounds.require(jahr).view();
    }

    /** Opens the round of a year; that there is one already the database says ({@code duplicate}). */
    public RoundView open(OpenRound command) {
        var round = new JbgRound(command.jahr(), command.description());
        rounds.persistAndFlush(round);
        Log.infof("Round opened: jahr=%d", round.jahr());
        return round.view();
    }

    /** Changes the days of a round. */
    public RoundView change(int jahr, DescribeRound command, @Nullable String ifMatch) {
        var round = rounds.require(jahr);
        round.requireVersion(ifMatch);
        round.describe(command);
        rounds.flush();
        return round.view();
    }

    /**
     * Refuses what belongs to a round that there is not.
     *
     * @throws Rejected {@code round-unknown}
     */
    public void requireOpen(int jahr) {
        if (rounds.findByIdOptional(jahr).isEmpty()) {
            throw new Rejected("talk-round-unknown", String.valueOf(jahr));
        }
    }

    /**
     * Whether a school may book today.
     *
     * @throws Conflict {@code booking-closed}
     */
    public void requireBooking(int jahr) {
        rounds.require(jahr).requireBooking(LocalDate.now(clock));
    }

    /**
     * Whether a school may still propose topics today.
     *
     * @throws Conflict {@code topics-closed}
     */
    public void requireTopics(int jahr) {
        rounds.require(jahr).requireTopics(LocalDate.now(clock));
    }
}
