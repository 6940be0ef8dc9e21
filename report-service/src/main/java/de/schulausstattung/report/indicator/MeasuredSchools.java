package de.schulausstattung.report.indicator;

import java.util.List;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.report.rule.Measure;

/** What was found at schools, set beside what there shall be. */
record MeasuredSchools(FactsRepository.Found found, Measure reference, Measure pupils, Measure rooms) {

    SchoolFacts facts(ReportedSchool school) {
        var number = school.schulnummer();
        return new SchoolFacts(number, school.name(), school.schulform(), counts(school),
                found.devices().getOrDefault(number, SchoolFacts.Devices.NONE),
                rooms(school.schulform(), found.rooms().getOrDefault(number, List.of())));
    }

    private SchoolFacts.@Nullable PupilCounts counts(ReportedSchool school) {
        var newest = found.counts().get(school.schulnummer());
        return newest == null ? null
                : new SchoolFacts.PupilCounts(newest.schuljahr(), newest.stichtag(),
                        newest.counts().stream().map(one -> jahrgang(school.schulform(), one)).toList());
    }

    private SchoolFacts.JahrgangPupils jahrgang(String schulform, FactsRepository.StoredCount count) {
        var compared = reference.forPupils(schulform, count.jahrgang()).filter(rule -> rule.devices() > 0).isPresent();
        return new SchoolFacts.JahrgangPupils(count.jahrgang(), count.pupils(), compared,
                pupils.forPupils(schulform, count.jahrgang()).orElse(null));
    }

    private SchoolFacts.Rooms rooms(String schulform, List<FactsRepository.RoomsAlike> found) {
        var all = SchoolFacts.Rooms.NONE;
        for (var alike : found) {
            var each = rooms.displays(schulform, alike.kind());
            all = new SchoolFacts.Rooms(all.relevant() + alike.rooms(),
                    all.withDisplay() + (alike.displays() > 0 ? alike.rooms() : 0), all.target() + each * alike.rooms(),
                    all.met() + Math.min(each, alike.displays()) * alike.rooms());
        }
        return all;
    }
}
