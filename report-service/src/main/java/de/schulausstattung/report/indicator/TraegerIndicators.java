package de.schulausstattung.report.indicator;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.projection.AsOf;
import de.schulausstattung.report.rule.Measures;

/**
 * The figures over all schools that the caller may see: a whole Träger, or the caller's schools.
 *
 * @param dataAsOf the time of the newest event that is contained; absent where none has come yet
 * @param target the devices that pupils shall have: {@code target-coverage} says by which standard
 * @param devicesForPupils at all schools, as the same standard counts
 * @param devicesForPupilsWithCounts of them those at schools that have pupil counts; only these can be set against pupils
 * @param relevantRooms rooms in which lessons take place
 * @param roomsWithDisplay of them those with a working display
 * @param stichtagFrom the oldest Stichtag of the counts used
 * @param stichtagTo the newest
 * @param schoolsWithoutCounts schools without any count up to the day
 * @param devicesElsewhere devices in service at schools that are closed or not known (yet): in no figure, but not forgotten
 */
public record TraegerIndicators(LocalDate asOf, @Nullable Instant dataAsOf, int schools, long pupils, long target,
        long devicesForPupils, long devicesForPupilsWithCounts, long relevantRooms, long roomsWithDisplay,
        @Nullable LocalDate stichtagFrom,
        @Nullable LocalDate stichtagTo, int schoolsWithoutCounts, long devicesElsewhere, List<WeightedFigure> figures,
        List<SchulformFigures> schulformen,
        List<JahrgangTarget> jahrgaenge) {

    /** The figures over the schools of one Schulform. */
    public record SchulformFigures(String schulform, int schools, List<WeightedFigure> figures) {

        /** The figure of an indicator. */
        public WeightedFigure figure(Indicator indicator) {
            return figures.stream().filter(figure -> figure.id().equals(indicator.id())).findFirst().orElseThrow();
        }
    }

    /** The figure of an indicator. */
    public WeightedFigure figure(Indicator indicator) {
        return figures.stream().filter(figure -> figure.id().equals(indicator.id())).findFirst().orElseThrow();
    }

    static TraegerIndicators of(List<SchoolFacts> schools, long devicesElsewhere, Measures measures, AsOf asOf,
            @Nullable Instant dataAsOf) {
        var stichtage = schools.stream().flatMap(facts -> facts.counts() == null ? java.util.stream.Stream.<LocalDate> empty()
                : java.util.stream.Stream.of(facts.counts().stichtag())).sorted().toList();
        var bySchulform = schools.stream()
                .collect(Collectors.groupingBy(SchoolFacts::schulform, TreeMap::new, Collectors.toList()));
        return new TraegerIndicators(asOf.day(), dataAsOf, schools.size(),
                schools.stream().mapToLong(SchoolFacts::pupils).sum(), schools.stream().mapToLong(SchoolFacts::target).sum(),
                schools.stream().mapToLong(facts -> facts.devices().forPupils()).sum(),
                schools.stream().filter(facts -> facts.counts() != null).mapToLong(facts -> facts.devices().forPupils()).sum(),
                schools.stream().mapToLong(facts -> facts.rooms().relevant()).sum(),
                schools.stream().mapToLong(facts -> facts.rooms().withDisplay()).sum(),
                stichtage.isEmpty() ? null : stichtage.getFirst(), stichtage.isEmpty() ? null : stichtage.getLast(),
                schools.size() - stichtage.size(), devicesElsewhere, figures(schools, measures, asOf),
                bySchulform.entrySet().stream()
                        .map(one -> new SchulformFigures(one.getKey(), one.getValue().size(),
                                figures(one.getValue(), measures, asOf)))
                        .toList(),
                jahrgaenge(schools));
    }

    private static List<WeightedFigure> figures(List<SchoolFacts> schools, Measures measures, AsOf asOf) {
        return Arrays.stream(Indicator.values()).map(indicator -> WeightedFigure.of(indicator, schools, measures, asOf))
                .toList();
    }

    private static List<JahrgangTarget> jahrgaenge(List<SchoolFacts> schools) {
        return schools.stream()
                .flatMap(facts -> facts.jahrgaenge().stream().map(one -> JahrgangTarget.of(facts.schulform(), one)))
                .collect(Collectors.toMap(row -> List.of(row.schulform(), row.jahrgang()), row -> row, JahrgangTarget::plus))
                .values().stream()
                .sorted(Comparator.comparing(JahrgangTarget::schulform).thenComparing(JahrgangTarget::jahrgang)).toList();
    }
}
