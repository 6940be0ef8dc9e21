package de.schulausstattung.report.comparison;

import java.math.BigDecimal;
import java.math.RoundingMode;

import de.schulausstattung.report.indicator.Indicator;

/**
 * What a comparison may say so that nobody's value follows from it (domain.md 2.12, ADR 0017). These are rules of statistical
 * confidentiality, as the offices of statistics apply them to § 16 BStatG, and no settings: whoever loosens one must show anew
 * that nothing leaks.
 */
final class Disclosure {

    /** A statement over fewer than three, those left out whom the reader knows, is a statement about somebody. */
    static final int SMALLEST_GROUP = 3;

    /** Of fewer than seven, quartiles would be one statement for every second Träger: they get the median alone. */
    static final int SMALLEST_FOR_QUARTERS = 7;

    private static final BigDecimal FINE = new BigDecimal("0.05");
    private static final BigDecimal HALF_A_YEAR = new BigDecimal("0.5");

    private Disclosure() {
    }

    /**
     * A value as coarse as others may know it, to the nearest 0.05, of years to the nearest half. Quartiles are computed from
     * nothing finer, so even who knows every other value of a group learns no more of the last one than this.
     */
    static BigDecimal coarse(Indicator indicator, BigDecimal value) {
        var step = indicator == Indicator.AVERAGE_AGE ? HALF_A_YEAR : FINE;
        return value.divide(step, 0, RoundingMode.HALF_UP).multiply(step);
    }

    /**
     * Whether a reader may see the median of a group.
     *
     * @param group how many have a value
     * @param known how many of these values the reader has: its own, or those that were released to it
     * @param alike how many of the group have the same coarse value, at most: where nobody else has another one, seeing one is
     *        seeing all
     */
    static boolean mayShow(long group, long known, long alike) {
        return isLargeEnough(group, known) && group - known > alike;
    }

    /** Whether enough remain that the reader does not know. */
    static boolean isLargeEnough(long group, long known) {
        return group - known >= SMALLEST_GROUP;
    }

    /**
     * Whether a reader who may see the median may see the other quartiles, too: one known value is the least to reckon with.
     */
    static boolean mayShowQuarters(long group, long known) {
        return group - Math.max(known, 1) >= SMALLEST_FOR_QUARTERS - 1;
    }
}
