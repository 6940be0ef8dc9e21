package de.schulausstattung.report.indicator;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/** A numerator over a denominator; no value where the denominator is 0, which is not the same as 0. */
public record Ratio(long numerator, long denominator) {

    private static final int DECIMALS = 4;

    /** The quotient, not rounded; empty where there is nothing to divide by. */
    public Optional<BigDecimal> exact() {
        return denominator == 0 ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(numerator).divide(BigDecimal.valueOf(denominator), MathContext.DECIMAL64));
    }

    /** As figures are shown. */
    public static BigDecimal rounded(BigDecimal value) {
        return value.setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}
