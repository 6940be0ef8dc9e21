package de.schulausstattung.report.comparison;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.report.rule.MeasuredBy;

/**
 * A Träger's own figures beside the quartiles of its Kreis.
 *
 * @param asOf the day of the own figures
 * @param computedAt when the quartiles were computed; absent before the first time
 * @param measuredBy the reference, the same for every Träger, whatever their own standards ask for
 */
public record OwnComparison(String kreis, int traeger, @Nullable LocalDate asOf, @Nullable Instant computedAt,
        MeasuredBy measuredBy,
        List<IndicatorComparison> indicators) {
}
