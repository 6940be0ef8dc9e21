package de.schulausstattung.report.annualreport;

import java.util.List;

import de.schulausstattung.platform.persistence.SortKey;

/** The documented order of reports: by year, and within a year by version. */
final class ReportSort {

    static final List<SortKey<FrozenReport>> ALL = List.of(
            new SortKey<>("jahr", "jahr", report -> String.valueOf(report.jahr()), Integer::valueOf, "version",
                    report -> String.valueOf(report.version()), Integer::valueOf));

    private ReportSort() {
    }
}
