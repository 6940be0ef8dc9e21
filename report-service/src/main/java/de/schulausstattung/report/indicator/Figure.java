package de.schulausstattung.report.indicator;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.projection.AsOf;
import de.schulausstattung.report.rule.MeasuredBy;
import de.schulausstattung.report.rule.Measures;

/**
 * One figure of a school.
 *
 * @param value absent where the denominator is 0: no value is not the value 0
 * @param schuljahr of the pupil counts, where pupils are part of the figure
 * @param stichtag of the pupil counts
 * @param measuredBy the standard or the reference that says what counts and what there shall be
 * @param rows where inventory lists what was counted; absent for past days, whose rows inventory does not list
 */
public record Figure(@Schema(examples = "devices-per-pupil") String id, String title, String definition, String unit,
        @Nullable BigDecimal value, long numerator, long denominator, @Nullable String schuljahr, @Nullable LocalDate stichtag,
        @Nullable MeasuredBy measuredBy, @Nullable List<RowsLink> rows) {

    static Figure of(Indicator indicator, SchoolFacts facts, Measures measures, AsOf asOf) {
        var ratio = indicator.of(facts);
        var counts = facts.counts();
        return new Figure(indicator.id(), indicator.title(), indicator.definition(), indicator.unit(),
                indicator.value(ratio).map(Ratio::rounded).orElse(null), ratio.numerator(), ratio.denominator(),
                counts == null ? null : counts.schuljahr(), counts == null ? null : counts.stichtag(),
                indicator.measuredBy(measures), asOf.today() ? indicator.rows(measures, facts.schulnummer()) : null);
    }
}
