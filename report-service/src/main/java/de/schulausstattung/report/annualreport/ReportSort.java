package de.schulausstattung.report.annualreport;

import java.util.List;

import de.schulausstattung.platform.persistence.SortKey;

/** The documented order of reports. */
final class ReportSort {

    static final List<SortKey<FrozenReport>> ALL = List.of(
            SortKey.<FrozenReport> ofId("jahr", report -> String.valueOf(report.jahr())).parsedBy(Integer::valueOf));

    private ReportSort() {
    }
}
