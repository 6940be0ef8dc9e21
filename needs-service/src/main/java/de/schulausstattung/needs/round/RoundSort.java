package de.schulausstattung.needs.round;

import java.util.List;

import de.schulausstattung.platform.persistence.SortKey;

/** The documented orders of rounds. */
final class RoundSort {

    static final List<SortKey<NeedRound>> ALL = List.of(
            SortKey.of("jahr", "jahr", NeedRound::jahrKey, NeedRound::id).parsedBy(Integer::valueOf),
            SortKey.ofId(NeedRound::id));

    private RoundSort() {
    }
}
