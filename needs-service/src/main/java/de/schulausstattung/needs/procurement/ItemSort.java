package de.schulausstattung.needs.procurement;

import java.time.LocalDate;
import java.util.List;

import de.schulausstattung.platform.persistence.SortKey;

/** The documented orders of procurement items; those without a due date come last. */
final class ItemSort {

    static final List<SortKey<ProcurementItem>> ALL = List.of(SortKey.ofId(ProcurementItem::id),
            SortKey.of("dueOn", "dueKey", ProcurementItem::dueKey, ProcurementItem::id).parsedBy(LocalDate::parse));

    private ItemSort() {
    }
}
