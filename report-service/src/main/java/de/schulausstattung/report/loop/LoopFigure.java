package de.schulausstattung.report.loop;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.report.indicator.Ratio;
import de.schulausstattung.report.indicator.RowsLink;

/**
 * One figure of the loop.
 *
 * @param value absent where the denominator is 0: no value is not the value 0
 * @param rows where the rows are listed that were counted; a caller sees those it may read there
 */
public record LoopFigure(@Schema(examples = "agreements-kept") String id, String title, String definition, String unit,
        @Nullable BigDecimal value, long numerator, long denominator, List<RowsLink> rows) {

    static List<LoopFigure> of(LoopCounts counts, int jahr) {
        return Arrays.stream(LoopIndicator.values()).map(one -> of(one, counts, one.rows(jahr))).toList();
    }

    static List<LoopFigure> of(LoopCounts counts, int jahr, String schulnummer) {
        return Arrays.stream(LoopIndicator.values()).map(one -> of(one, counts, one.rows(jahr, schulnummer))).toList();
    }

    private static LoopFigure of(LoopIndicator indicator, LoopCounts counts, List<RowsLink> rows) {
        var ratio = indicator.of(counts);
        return new LoopFigure(indicator.id(), indicator.title(), indicator.definition(), indicator.unit(),
                ratio.exact().map(Ratio::rounded).orElse(null), ratio.numerator(), ratio.denominator(), rows);
    }
}
