package de.schulausstattung.report.indicator;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.projection.AsOf;
import de.schulausstattung.report.rule.MeasuredBy;
import de.schulausstattung.report.rule.Measures;

/**
 * One figure over many schools, in the two weightings that councils mix up: "share of schools with X" is not "share of pupils
 * at schools with X".
 *
 * @param value all numerators over all denominators, of the schools that have a value: what one has of the other without being
 *        divided by anything would make all of them look better
 * @param schoolWeighted the mean of the schools' values, each school as one
 * @param pupilWeighted the mean of the schools' values, each school as many as its pupils; absent without pupil counts
 * @param schools how many schools have a value
 * @param schoolsWithout how many have none, because they have nothing to divide by
 * @param measuredBy the standard or the reference that says what counts and what there shall be
 * @param rows where inventory lists what was counted; absent for past days
 */
public record WeightedFigure(@Schema(examples = "display-coverage") String id, String title, String definition, String unit,
        @Nullable BigDecimal value, long numerator, long denominator, @Nullable BigDecimal schoolWeighted,
        @Nullable BigDecimal pupilWeighted, int schools, int schoolsWithout, @Nullable MeasuredBy measuredBy,
        @Nullable List<RowsLink> rows) {

    static WeightedFigure of(Indicator indicator, List<SchoolFacts> schools, Measures measures, AsOf asOf) {
        var sum = BigDecimal.ZERO;
        var weighted = BigDecimal.ZERO;
        var numerator = 0L;
        var denominator = 0L;
        var pupils = 0L;
        var counted = 0;
        for (var facts : schools) {
            var ratio = indicator.of(facts);
            var value = indicator.value(ratio);
            if (value.isPresent()) {
                counted++;
                numerator += ratio.numerator();
                denominator += ratio.denominator();
                sum = sum.add(value.get());
                weighted = weighted.add(value.get().multiply(BigDecimal.valueOf(facts.pupils())));
                pupils += facts.pupils();
            }
        }
        return new WeightedFigure(indicator.id(), indicator.title(), indicator.definition(), indicator.unit(),
                indicator.value(new Ratio(numerator, denominator)).map(Ratio::rounded).orElse(null), numerator, denominator,
                mean(sum, counted).orElse(null), mean(weighted, pupils).orElse(null), counted, schools.size() - counted,
                indicator.measuredBy(measures), asOf.today() ? indicator.rows(measures) : null);
    }

    private static Optional<BigDecimal> mean(BigDecimal sum, long count) {
        return count == 0 ? Optional.empty()
                : Optional.of(Ratio.rounded(sum.divide(BigDecimal.valueOf(count), MathContext.DECIMAL64)));
    }
}
