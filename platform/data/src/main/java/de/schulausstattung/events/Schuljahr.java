package de.schulausstattung.events;

import java.time.LocalDate;
import java.time.Month;
import java.util.regex.Pattern;

import de.schulausstattung.platform.problem.Rejected;

/** A school year, 1 August to 31 July, written {@code 2026/27}; in paths {@code 2026-27}. */
public record Schuljahr(int startYear) implements Comparable<Schuljahr> {

    private static final Pattern FORM = Pattern.compile("(\\d{4})[/-](\\d{2})");

    /**
     * Reads both written forms.
     *
     * @throws Rejected {@code schuljahr-invalid}
     */
    public static Schuljahr parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches() || (Integer.parseInt(match.group(1)) + 1) % 100 != Integer.parseInt(match.group(2))) {
            throw new Rejected("schuljahr-invalid", text);
        }
        return new Schuljahr(Integer.parseInt(match.group(1)));
    }

    /** The Schuljahr that this day lies in. */
    public static Schuljahr of(LocalDate day) {
        return new Schuljahr(day.getMonthValue() >= Month.AUGUST.getValue() ? day.getYear() : day.getYear() - 1);
    }

    /** Its first day, 1 August. */
    public LocalDate firstDay() {
        return LocalDate.of(startYear, Month.AUGUST, 1);
    }

    /** Its last day, 31 July. */
    public LocalDate lastDay() {
        return LocalDate.of(startYear + 1, Month.JULY, 31);
    }

    @Override
    public int compareTo(Schuljahr other) {
        return Integer.compare(startYear, other.startYear);
    }

    @Override
    public String toString() {
        return "%d/%02d".formatted(startYear, (startYear + 1) % 100);
    }
}
