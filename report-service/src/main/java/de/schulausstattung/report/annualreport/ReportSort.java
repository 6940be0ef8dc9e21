package de.schulausstattung.report.annualreport;

import de.schulausstattung.platform.persistence.SortKey;

/** The documented order of reports. */
enum ReportSort implements SortKey<FrozenReport> {
    JAHR;

    @Override
    public String parameter() {
        return "jahr";
    }

    @Override
    public String attribute() {
        return "jahr";
    }

    @Override
    public String idAttribute() {
        return "jahr";
    }

    @Override
    public String keyOf(FrozenReport report) {
        return String.valueOf(report.jahr());
    }

    @Override
    public String idOf(FrozenReport report) {
        return String.valueOf(report.jahr());
    }

    @Override
    public Object parseKey(String text) {
        return Integer.valueOf(text);
    }

    @Override
    public Object parseId(String text) {
        return Integer.valueOf(text);
    }
}
