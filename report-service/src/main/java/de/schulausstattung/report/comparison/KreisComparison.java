package de.schulausstattung.report.comparison;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.report.rule.MeasuredBy;

/**
 * The Träger of a Kreis compared. There are no filters: two answers over different groups could be subtracted.
 *
 * @param kreis AGS prefix
 * @param traeger how many Träger the Kreis has here
 * @param computedAt when the quartiles were computed; absent before the first time
 * @param measuredBy the reference, the same for every Träger, whatever their own standards ask for
 * @param named the figures of those Träger that released them
 */
public record KreisComparison(String kreis, int traeger, @Nullable Instant computedAt, MeasuredBy measuredBy,
        List<IndicatorComparison> indicators,
        List<NamedFigures> named) {

    /** The figures of a Träger that agreed to be named. */
    public record NamedFigures(String traegernummer, String name, List<TraegerFigure> figures) {
    }
}
