package de.schulausstattung.needs.gap;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How far the schools of a Schulform of the Träger meet their Soll, each school once.
 *
 * @param schools how many have a Soll
 */
public record SchulformAverage(String schulform, int schools, BigDecimal coverage) {

    /** Three beside one's own: from fewer a school could compute another's value (domain.md 2.12). */
    private static final int LEAST_SCHOOLS = 4;

    static Optional<SchulformAverage> of(String schulform, List<BigDecimal> coverages) {
        return coverages.size() < LEAST_SCHOOLS ? Optional.empty()
                : Optional.of(new SchulformAverage(schulform, coverages.size(), Coverage.mean(coverages)));
    }
}
