package de.schulausstattung.local.demo;

/** The last digit of a Schulnummer, computed from the five before it (domain.md §2.2). */
final class CheckDigit {

    private static final int[] WEIGHTS = { 6, 5, 4, 3, 2 };

    private CheckDigit() {
    }

    /** The whole number for its first five digits. */
    static String complete(int stem) {
        var digits = String.valueOf(stem);
        var sum = 0;
        for (var i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * Character.digit(digits.charAt(i), 10);
        }
        return digits + sum % 11 % 10;
    }
}
