package de.schulausstattung.needs.budget;

import java.util.List;

import de.schulausstattung.platform.persistence.SortKey;

/** The documented orders of budgets. */
final class BudgetSort {

    static final List<SortKey<Budget>> ALL = List.of(
            SortKey.of("jahr", "jahr", Budget::jahrKey, Budget::id).parsedBy(Integer::valueOf), SortKey.ofId(Budget::id));

    private BudgetSort() {
    }
}
