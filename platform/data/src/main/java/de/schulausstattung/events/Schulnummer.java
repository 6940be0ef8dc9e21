package de.schulausstattung.events;

import java.util.regex.Pattern;

import de.schulausstattung.platform.problem.Rejected;

/**
 * The number of a school in NRW: six digits, the first is 1; always text. Above 101000 the last is a check digit that holds
 * for every school of three official directories (domain.md §2.2); a mismatch is a warning, never an error.
 */
public record Schulnummer(String value) {

    private static final Pattern FORM = Pattern.compile("1\\d{5}");
    private static final int FIRST_WITH_CHECK_DIGIT = 101_000;
    private static final int MODULUS = 11;

    /**
     * Checks the form.
     *
     * @throws Rejected {@code schulnummer-invalid}
     */
    public Schulnummer {
        if (!isWellFormed(value)) {
            throw new Rejected("schulnummer-invalid", value);
        }
    }

    /** Whether the text has the form of a Schulnummer. */
    public static boolean isWellFormed(String value) {
        return FORM.matcher(value).matches();
    }

    /** Whether the check digit says that a digit was mistyped. */
    public boolean looksMistyped() {
        if (Integer.parseInt(value) < FIRST_WITH_CHECK_DIGIT) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 5; i++) {
            sum += (6 - i) * digit(i);
        }
        return sum % MODULUS % 10 != digit(5);
    }

    private int digit(int index) {
        return value.charAt(index) - '0';
    }

    @Override
    public String toString() {
        return value;
    }
}
