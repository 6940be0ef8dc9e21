package de.schulausstattung.needs.need;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import de.schulausstattung.needs.round.RoundService;

/** Puts beside needs what is known of them elsewhere: phases, deliveries, the devices they name; a page of them at once. */
@ApplicationScoped
@Transactional
public class NeedViewService {

    private final NeedRepository needs;
    private final RoundService rounds;
    private final Clock clock;

    NeedViewService(NeedRepository needs, RoundService rounds, Clock clock) {
        this.needs = needs;
        this.rounds = rounds;
        this.clock = clock;
    }

    NeedView view(Need need) {
        return views(List.of(need)).getFirst();
    }

    List<NeedView> views(List<Need> page) {
        var open = rounds.today(page.stream().map(Need::roundId).collect(Collectors.toSet()));
        var progress = needs.progress(page.stream().map(Need::id).toList());
        var conditions = needs.conditions(page.stream().map(Need::replacedDeviceIds).flatMap(Collection::stream)
                .collect(Collectors.toSet()));
        return page.stream().map(need -> NeedView.of(need, Objects.requireNonNull(open.get(need.roundId())),
                progress.getOrDefault(need.id(), Progress.NONE),
                Urgency.of(named(need, conditions), LocalDate.now(clock)))).toList();
    }

    private static List<Urgency.Condition> named(Need need, Map<UUID, Urgency.Condition> conditions) {
        return need.replacedDeviceIds().stream().map(conditions::get).filter(Objects::nonNull).toList();
    }
}
