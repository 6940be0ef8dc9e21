package de.schulausstattung.needs.gap;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Optional;

/** The part of a Soll that is met, from 0 to 1 with four decimals. */
final class Coverage {

    private static final int DECIMALS = 4;

    private Coverage() {
    }

    /** No value where nothing is asked for. */
    static Optional<BigDecimal> of(long soll, long gap) {
        return soll == 0 ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(soll - gap).divide(BigDecimal.valueOf(soll), DECIMALS, RoundingMode.HALF_UP));
    }

    static BigDecimal mean(Collection<BigDecimal> values) {
        return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add).divide(BigDecimal.valueOf(values.size()), DECIMALS,
                RoundingMode.HALF_UP);
    }
}
