package de.schulausstattung.report.indicator;

import java.util.List;

import de.schulausstattung.platform.persistence.SortKey;

/** The documented order of schools. */
final class SchoolSort {

    static final List<SortKey<ReportedSchool>> ALL = List.of(SortKey.ofId("schulnummer", ReportedSchool::schulnummer));

    private SchoolSort() {
    }
}
