package de.schulausstattung.needs.need;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import de.schulausstattung.events.needs.NeedState.NeedFact;
import de.schulausstattung.needs.need.NeedBatchResource.NeedBatchMode;
import de.schulausstattung.needs.need.NeedBatchResource.NeedBatchResult;
import de.schulausstattung.needs.need.NeedBatchResource.NeedResult;
import de.schulausstattung.needs.need.NeedBatchResource.RequestNeeds;
import de.schulausstattung.needs.round.OpenRound;
import de.schulausstattung.needs.round.RoundService;
import de.schulausstattung.platform.outbox.Outbox;
import de.schulausstattung.platform.problem.Problems;
import de.schulausstattung.platform.problem.Violation;

/** Many needs in one call, each with its own result. */
@ApplicationScoped
@Transactional
public class NeedBatchService {

    private final NeedRepository needs;
    private final NeedCheckService checks;
    private final NeedViewService views;
    private final RoundService rounds;
    private final Outbox outbox;
    private final Problems problems;

    NeedBatchService(NeedRepository needs, NeedCheckService checks, NeedViewService views, RoundService rounds, Outbox outbox,
            Problems problems) {
        this.needs = needs;
        this.checks = checks;
        this.views = views;
        this.rounds = rounds;
        this.outbox = outbox;
        this.problems = problems;
    }

    NeedBatchResult request(RequestNeeds command) {
        var open = rounds.today(command.items().stream().map(RequestNeed::roundId).collect(Collectors.toSet()));
        var wrong = wrong(command.items(), open);
        var refused = command.mode() == NeedBatchMode.ATOMIC && !wrong.stream().allMatch(List::isEmpty);
        var drafted = refused ? Map.<Integer, NeedView> of() : draft(command.items(), wrong, open);
        var results = new ArrayList<NeedResult>();
        for (int i = 0; i < wrong.size(); i++) {
            results.add(result(i, wrong.get(i), drafted));
        }
        return new NeedBatchResult(drafted.size(), results);
    }

    private List<List<Violation>> wrong(List<RequestNeed> items, Map<UUID, OpenRound> open) {
        var wrong = checks.wrong(items);
        return IntStream.range(0, items.size())
                .mapToObj(i -> Stream.concat(wrong.get(i).stream(), early(items.get(i), open).stream()).toList()).toList();
    }

    private Optional<Violation> early(RequestNeed item, Map<UUID, OpenRound> open) {
        var round = open.get(item.roundId());
        if (round == null) {
            return Optional
                    .of(Violation.at("/roundId", "unknown-value", problems.text("violation.unknown-value", item.roundId())));
        }
        return round.isOpenTo(NeedAct.CHANGE.writer()) ? Optional.empty()
                : Optional.of(Violation.at("/roundId", "phase-closed", problems.text("violation.phase-closed", round.name())));
    }

    private Map<Integer, NeedView> draft(List<RequestNeed> items, List<List<Violation>> wrong, Map<UUID, OpenRound> open) {
        var drafts = new ArrayList<Need>();
        var places = new ArrayList<Integer>();
        for (int i = 0; i < items.size(); i++) {
            var round = open.get(items.get(i).roundId());
            if (wrong.get(i).isEmpty() && round != null) {
                drafts.add(new Need(items.get(i).schulnummer(), round, items.get(i).description()));
                places.add(i);
            }
        }
        needs.persist(drafts);
        needs.flush();
        outbox.appendAll(drafts.stream()
                .map(need -> new Outbox.Change(NeedFact.DRAFTED, need.state(), need.epoch(), need.version())).toList(), null);
        var shown = views.views(drafts);
        var byPlace = new HashMap<Integer, NeedView>();
        for (int i = 0; i < places.size(); i++) {
            byPlace.put(places.get(i), shown.get(i));
        }
        return byPlace;
    }

    /** 201 drafted, 409 not the time, 422 wrong in itself, 424 in order but not drafted because another item was wrong. */
    private static NeedResult result(int index, List<Violation> wrong, Map<Integer, NeedView> drafted) {
        if (wrong.isEmpty()) {
            var need = drafted.get(index);
            return new NeedResult(index, need == null ? 424 : 201, need, List.of());
        }
        var early = wrong.stream().allMatch(violation -> violation.code().equals("phase-closed"));
        return new NeedResult(index, early ? 409 : 422, null, wrong);
    }
}
