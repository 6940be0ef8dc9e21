package de.schulausstattung.report.comparison;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * The quartiles of a group that is large enough; rounded to two decimals, because exact ones would give small groups away.
 *
 * @param lower a quarter of the Träger lies below
 * @param upper a quarter lies above
 */
public record Quartiles(BigDecimal lower, BigDecimal median, BigDecimal upper) {

    /** Smaller groups are not compared. */
    static final int SMALLEST_GROUP = 3;

    private static final int DECIMALS = 2;

    /** By linear interpolation, as {@code percentile_cont} of SQL; nothing for a group that is too small. */
    static Optional<Quartiles> of(List<BigDecimal> values) {
        if (values.size() < SMALLEST_GROUP) {
            return Optional.empty();
        }
        var sorted = values.stream().sorted().toList();
        return Optional.of(new Quartiles(at(sorted, 1), at(sorted, 2), at(sorted, 3)));
    }

    private static BigDecimal at(List<BigDecimal> sorted, int quarter) {
        var quarters = quarter * (sorted.size() - 1);
        var low = sorted.get(quarters / 4);
        var high = sorted.get(Math.min(quarters / 4 + 1, sorted.size() - 1));
        var share = BigDecimal.valueOf(quarters % 4).divide(BigDecimal.valueOf(4));
        return low.add(high.subtract(low).multiply(share)).setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}
