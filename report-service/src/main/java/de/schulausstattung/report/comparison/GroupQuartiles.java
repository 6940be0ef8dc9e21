package de.schulausstattung.report.comparison;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.report.indicator.Indicator;

/**
 * The quartiles of one indicator over the Träger of a Kreis, in both weightings.
 *
 * @param traeger how many of them have a value
 * @param alike how many of them share one coarse value, at most, in either weighting; which one is not said
 */
record GroupQuartiles(String id, int traeger, int alike, @Nullable Quartiles schoolWeighted,
        @Nullable Quartiles pupilWeighted) {

    static List<GroupQuartiles> of(List<List<TraegerFigure>> group) {
        return Arrays.stream(Indicator.values()).map(indicator -> of(indicator, group)).toList();
    }

    static GroupQuartiles of(Indicator indicator, List<List<TraegerFigure>> group) {
        // One group for both weightings: those with both values. Two groups that differ by one Träger would tell its value.
        var complete = group.stream().flatMap(List::stream).filter(figure -> figure.id().equals(indicator.id()))
                .filter(TraegerFigure::isComplete).toList();
        var schools = values(complete, TraegerFigure::schoolWeighted);
        var pupils = values(complete, TraegerFigure::pupilWeighted);
        return new GroupQuartiles(indicator.id(), complete.size(),
                Math.max(alike(indicator, schools), alike(indicator, pupils)),
                complete.isEmpty() ? null : Quartiles.of(indicator, schools),
                complete.isEmpty() ? null : Quartiles.of(indicator, pupils));
    }

    /** The same with no more than a reader may see who has so many of the values: see {@link Disclosure}. */
    GroupQuartiles shownTo(long known) {
        if (!Disclosure.mayShow(traeger, known, alike)) {
            return new GroupQuartiles(id, traeger, alike, null, null);
        }
        return Disclosure.mayShowQuarters(traeger, known) ? this
                : new GroupQuartiles(id, traeger, alike, medianAlone(schoolWeighted), medianAlone(pupilWeighted));
    }

    private static @Nullable Quartiles medianAlone(@Nullable Quartiles quartiles) {
        return quartiles == null ? null : quartiles.medianAlone();
    }

    private static List<BigDecimal> values(List<TraegerFigure> figures, Function<TraegerFigure, @Nullable BigDecimal> value) {
        return figures.stream().map(value).map(Objects::requireNonNull).toList();
    }

    private static int alike(Indicator indicator, List<BigDecimal> values) {
        var counts = new HashMap<BigDecimal, Integer>();
        values.forEach(value -> counts.merge(Disclosure.coarse(indicator, value), 1, Integer::sum));
        return counts.isEmpty() ? 0 : Collections.max(counts.values());
    }
}
