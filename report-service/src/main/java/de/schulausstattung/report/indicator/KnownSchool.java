package de.schulausstattung.report.indicator;

/** A school as other figures name it. */
public record KnownSchool(String schulnummer, String name, String schulform) {

    static KnownSchool of(ReportedSchool school) {
        return new KnownSchool(school.schulnummer(), school.name(), school.schulform());
    }
}
