package de.schulausstattung.report.indicator;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.projection.AsOf;
import de.schulausstattung.platform.web.Identified;
import de.schulausstattung.report.rule.Measures;

/**
 * The figures of one school on a day.
 *
 * @param asOf the day
 * @param dataAsOf the time of the newest event that is contained; absent where none has come yet
 * @param pupils active pupils of all Jahrgänge at the Stichtag of the counts
 * @param target the devices that pupils shall have: {@code target-coverage} says by which standard
 * @param devicesForPupils those there are, as the same standard counts
 * @param relevantRooms rooms in which lessons take place
 * @param roomsWithDisplay of them those with a working display
 */
public record SchoolIndicators(String schulnummer, String name, String schulform, LocalDate asOf, @Nullable Instant dataAsOf,
        long pupils, long target, long devicesForPupils, long relevantRooms, long roomsWithDisplay, List<Figure> figures,
        List<JahrgangTarget> jahrgaenge) implements Identified {

    static SchoolIndicators of(SchoolFacts facts, Measures measures, AsOf asOf, @Nullable Instant dataAsOf) {
        return new SchoolIndicators(facts.schulnummer(), facts.name(), facts.schulform(), asOf.day(), dataAsOf, facts.pupils(),
                facts.target(), facts.devices().forPupils(), facts.rooms().relevant(), facts.rooms().withDisplay(),
                Arrays.stream(Indicator.values()).map(indicator -> Figure.of(indicator, facts, measures, asOf)).toList(),
                facts.jahrgaenge().stream().map(one -> JahrgangTarget.of(facts.schulform(), one)).toList());
    }

    /** The figure of an indicator. */
    public Figure figure(Indicator indicator) {
        return figures.stream().filter(figure -> figure.id().equals(indicator.id())).findFirst().orElseThrow();
    }

    @Override
    public String pathId() {
        return schulnummer;
    }
}
