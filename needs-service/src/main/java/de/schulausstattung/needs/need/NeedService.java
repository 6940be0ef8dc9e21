package de.schulausstattung.needs.need;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.Topic;
import de.schulausstattung.events.needs.NeedState;
import de.schulausstattung.events.needs.NeedState.NeedFact;
import de.schulausstattung.needs.round.RoundRemoval;
import de.schulausstattung.needs.round.RoundService;
import de.schulausstattung.platform.history.History;
import de.schulausstattung.platform.outbox.Outbox;
import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.problem.Conflict;

/** What the schools of the Träger at hand need, until it is decided. */
@ApplicationScoped
@Transactional
public class NeedService {

    private final NeedRepository needs;
    private final NeedCheckService checks;
    private final NeedViewService views;
    private final RoundService rounds;
    private final Outbox outbox;
    private final History history;
    private final Clock clock;

    NeedService(NeedRepository needs, NeedCheckService checks, NeedViewService views, RoundService rounds, Outbox outbox,
            History history, Clock clock) {
        this.needs = needs;
        this.checks = checks;
        this.views = views;
        this.rounds = rounds;
        this.outbox = outbox;
        this.history = history;
        this.clock = clock;
    }

    Page<NeedView> search(NeedFilter filter, PageRequest page) {
        var found = needs.search(filter, page);
        return found.withItems(views.views(found.items()));
    }

    NeedView get(UUID id) {
        return views.view(needs.require(id));
    }

    List<History.Entry> history(UUID id, int limit) {
        needs.require(id);
        return history.of(Topic.NEEDS_NEED, id.toString(), limit);
    }

    NeedView request(RequestNeed command) {
        checks.requireRight(command.schulnummer(), command.description());
        var need = new Need(command.schulnummer(), rounds.today(command.roundId()), command.description());
        needs.persist(need);
        outbox.append(NeedFact.DRAFTED, need);
        return views.view(need);
    }

    NeedView change(UUID id, DescribeNeed command, @Nullable String ifMatch) {
        var need = needs.requireLocked(id);
        need.requireVersion(ifMatch);
        checks.requireRight(need.schulnummer(), command);
        if (need.status() != NeedStatus.DRAFT) {
            checks.requireComplete(need.schulnummer(), command);
        }
        var before = need.state();
        need.change(command, rounds.today(need.roundId()));
        return recorded(NeedFact.CHANGED, need, before);
    }

    NeedView move(UUID id, MoveNeed command) {
        var need = needs.requireLocked(id);
        var round = rounds.today(need.roundId());
        if (command.transition() == MoveNeed.Transition.SUBMIT) {
            checks.requireRight(need.schulnummer(), need.description());
            checks.requireComplete(need.schulnummer(), need.description());
        }
        outbox.append(switch (command.transition()) {
            case SUBMIT -> need.submit(round, LocalDate.now(clock));
            case WITHDRAW -> need.withdraw(round, command.reason());
        }, need, command.reason());
        return views.view(need);
    }

    NeedView rank(UUID id, RankNeed command, @Nullable String ifMatch) {
        var need = needs.requireLocked(id);
        need.requireVersion(ifMatch);
        var before = need.state();
        need.rank(command, rounds.today(need.roundId()));
        return recorded(NeedFact.RANKED, need, before);
    }

    NeedView advise(UUID id, AdviseNeed command, @Nullable String ifMatch) {
        var need = needs.requireLocked(id);
        need.requireVersion(ifMatch);
        var before = need.state();
        need.advise(command, rounds.today(need.roundId()));
        return recorded(NeedFact.ADVISED, need, before);
    }

    private NeedView recorded(NeedFact fact, Need need, NeedState before) {
        if (!need.state().equals(before)) {
            outbox.append(fact, need);
        }
        return views.view(need);
    }

    /** Since when the Träger knows of a need; empty where it is unknown here or was never submitted. */
    public Optional<LocalDate> submittedOn(UUID id) {
        return needs.findByIdOptional(id).map(Need::state).map(NeedState::submittedOn);
    }

    /** A need and those of earlier rounds that it carries on, itself first. */
    public List<UUID> lineage(UUID id) {
        var line = new ArrayList<UUID>();
        for (var need = needs.require(id); need != null; need = needs.predecessor(need)) {
            line.add(need.id());
        }
        return line;
    }

    /** A round with needs stays. */
    void keep(@Observes RoundRemoval removal) {
        if (needs.isAnyOf(removal.id())) {
            throw new Conflict("round-in-use", removal.name());
        }
    }
}
