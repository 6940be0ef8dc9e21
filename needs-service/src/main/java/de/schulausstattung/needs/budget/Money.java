package de.schulausstattung.needs.budget;

import java.math.BigDecimal;

/** Cents as people read them. */
final class Money {

    private Money() {
    }

    /** {@code 1234.50} of 123450 cents. */
    static String euros(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
