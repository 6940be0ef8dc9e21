package de.schulausstattung.report.indicator;

import de.schulausstattung.platform.persistence.SortKey;

/** The documented order of schools. */
enum SchoolSort implements SortKey<ReportedSchool> {
    SCHULNUMMER;

    @Override
    public String parameter() {
        return "schulnummer";
    }

    @Override
    public String attribute() {
        return "schulnummer";
    }

    @Override
    public String idAttribute() {
        return "schulnummer";
    }

    @Override
    public String keyOf(ReportedSchool school) {
        return school.schulnummer();
    }

    @Override
    public String idOf(ReportedSchool school) {
        return school.schulnummer();
    }

    @Override
    public Object parseKey(String text) {
        return text;
    }

    @Override
    public Object parseId(String text) {
        return text;
    }
}
