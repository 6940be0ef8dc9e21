package de.schulausstattung.needs.need;

import java.util.List;

import de.schulausstattung.platform.persistence.SortKey;

/** The documented orders of needs; those without a priority come last. */
final class NeedSort {

    static final List<SortKey<Need>> ALL = List.of(SortKey.ofId(Need::id),
            SortKey.of("schoolPriority", "schoolPriorityKey", Need::schoolPriorityKey, Need::id).parsedBy(Integer::valueOf),
            SortKey.of("traegerPriority", "traegerPriorityKey", Need::traegerPriorityKey, Need::id)
                    .parsedBy(Integer::valueOf));

    private NeedSort() {
    }
}
