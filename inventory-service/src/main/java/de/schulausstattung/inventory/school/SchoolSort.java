package de.schulausstattung.inventory.school;

import java.util.List;

import de.schulausstattung.platform.persistence.SortKey;

/** The documented orders of schools. */
final class SchoolSort {

    static final List<SortKey<School>> ALL = List.of(
            SortKey.of("name", "sortKey", School::sortKey, "schulnummer", School::schulnummer),
            SortKey.ofId("schulnummer", School::schulnummer));

    private SchoolSort() {
    }
}
