package de.schulausstattung.report.comparison;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.report.indicator.Indicator;

/**
 * The quartiles of a group, computed from coarse values and coarse themselves: {@link Disclosure#coarse}.
 *
 * @param lower a quarter of the Träger lies below; absent where the group is too small for more than the median
 * @param upper a quarter lies above; absent likewise
 */
public record Quartiles(@Nullable BigDecimal lower, BigDecimal median, @Nullable BigDecimal upper) {

    /** By linear interpolation, as {@code percentile_cont} of SQL. The group must not be empty. */
    static Quartiles of(Indicator indicator, List<BigDecimal> values) {
        var sorted = values.stream().map(value -> Disclosure.coarse(indicator, value)).sorted().toList();
        return new Quartiles(at(indicator, sorted, 1), at(indicator, sorted, 2), at(indicator, sorted, 3));
    }

    Quartiles medianAlone() {
        return new Quartiles(null, median, null);
    }

    private static BigDecimal at(Indicator indicator, List<BigDecimal> sorted, int quarter) {
        var quarters = quarter * (sorted.size() - 1);
        var low = sorted.get(quarters / 4);
        var high = sorted.get(Math.min(quarters / 4 + 1, sorted.size() - 1));
        var share = BigDecimal.valueOf(quarters % 4).divide(BigDecimal.valueOf(4));
        return Disclosure.coarse(indicator, low.add(high.subtract(low).multiply(share)));
    }
}
