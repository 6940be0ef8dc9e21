package de.schulausstattung.report.comparison;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.report.indicator.Indicator;

/**
 * The quartiles of one indicator over the Träger of a Kreis, in both weightings.
 *
 * @param traeger how many of them have a value
 */
record GroupQuartiles(String id, int traeger, @Nullable Quartiles schoolWeighted, @Nullable Quartiles pupilWeighted) {

    static List<GroupQuartiles> of(List<List<TraegerFigure>> group) {
        return Arrays.stream(Indicator.values()).map(indicator -> of(indicator, group)).toList();
    }

    private static GroupQuartiles of(Indicator indicator, List<List<TraegerFigure>> group) {
        var figures = group.stream().flatMap(List::stream).filter(figure -> figure.id().equals(indicator.id())).toList();
        // One group for both weightings: those with both values. Two groups that differ by one Träger would tell its value.
        var complete = figures.stream()
                .filter(figure -> figure.schoolWeighted() != null && figure.pupilWeighted() != null).toList();
        return new GroupQuartiles(indicator.id(), complete.size(), quartiles(complete, TraegerFigure::schoolWeighted),
                quartiles(complete, TraegerFigure::pupilWeighted));
    }

    private static @Nullable Quartiles quartiles(List<TraegerFigure> figures,
            Function<TraegerFigure, @Nullable BigDecimal> value) {
        return Quartiles.of(figures.stream().map(value).map(Objects::requireNonNull).toList()).orElse(null);
    }
}
