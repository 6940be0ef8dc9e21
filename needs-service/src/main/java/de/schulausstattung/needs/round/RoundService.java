package de.schulausstattung.needs.round;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.needs.RoundState.RoundFact;
import de.schulausstattung.platform.outbox.Outbox;
import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.problem.Problems;
import de.schulausstattung.platform.problem.Rejected;

/** The need rounds of the Träger at hand. */
@ApplicationScoped
@Transactional
public class RoundService {

    private final RoundRepository rounds;
    private final Outbox outbox;
    private final Problems problems;
    private final Event<RoundRemoval> removals;
    private final Clock clock;

    RoundService(RoundRepository rounds, Outbox outbox, Problems problems, Event<RoundRemoval> removals, Clock clock) {
        this.rounds = rounds;
        this.outbox = outbox;
        this.problems = problems;
        this.removals = removals;
        this.clock = clock;
    }

    Page<RoundView> search(RoundFilter filter, PageRequest page) {
        return rounds.search(filter, page, today());
    }

    RoundView get(UUID id) {
        return rounds.require(id).view(today());
    }

    RoundView open(DescribeRound command) {
        check(command);
        var round = new NeedRound(command);
        rounds.persist(round);
        outbox.append(RoundFact.OPENED, round);
        return round.view(today());
    }

    /** Its needs keep the Haushaltsjahr they were asked for; days and writers count from now on. */
    RoundView change(UUID id, DescribeRound command, @Nullable String ifMatch) {
        var round = rounds.require(id);
        round.requireVersion(ifMatch);
        check(command);
        var before = round.state();
        round.describe(command);
        if (!round.state().equals(before)) {
            outbox.append(RoundFact.CHANGED, round);
        }
        return round.view(today());
    }

    void remove(UUID id, @Nullable String ifMatch) {
        var round = rounds.require(id);
        round.requireVersion(ifMatch);
        removals.fire(new RoundRemoval(round.id(), round.name()));
        round.remove();
        outbox.append(RoundFact.REMOVED, round);
    }

    /**
     * The round as it is today.
     *
     * @throws Rejected {@code round-unknown}
     */
    public OpenRound today(UUID id) {
        return rounds.present(id).map(round -> round.on(today())).orElseThrow(() -> new Rejected("round-unknown", id));
    }

    /** These rounds as they are today. */
    public Map<UUID, OpenRound> today(Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of()
                : rounds.all(ids).stream().map(round -> round.on(today()))
                        .collect(Collectors.toMap(OpenRound::id, round -> round));
    }

    private void check(DescribeRound command) {
        var found = PhaseRules.check(command.phases(), problems::text);
        if (!found.isEmpty()) {
            throw new Rejected("round-refused", found);
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
