package de.schulausstattung.report.rule;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * The table Schulform × Jahrgang → devices per pupil. "From Jahrgang 3" is a trap: at a Berufskolleg 01 is the first year of a
 * vocational course, so the rule needs the Schulform (domain.md 2.4).
 */
public record DeviceQuotas(List<Rule> rules) {

    /** Stands for every Schulform or Jahrgang that no other row names. */
    private static final String EVERY_OTHER = "*";

    private static final Quota NONE = new Quota(0, 1);

    public DeviceQuotas {
        rules = List.copyOf(rules);
    }

    /** One row of the table. */
    public record Rule(String schulform, String jahrgang, LocalDate validFrom, Quota quota, String source) {

        private boolean isFor(String aSchulform, String aJahrgang, LocalDate day) {
            return (schulform.equals(aSchulform) || schulform.equals(EVERY_OTHER))
                    && (jahrgang.equals(aJahrgang) || jahrgang.equals(EVERY_OTHER)) && !validFrom.isAfter(day);
        }

        private boolean isSupersededBy(Rule other, LocalDate day) {
            return schulform.equals(other.schulform) && jahrgang.equals(other.jahrgang) && other.validFrom.isAfter(validFrom)
                    && !other.validFrom.isAfter(day);
        }

        private boolean namesSchulform() {
            return !schulform.equals(EVERY_OTHER);
        }

        private boolean namesJahrgang() {
            return !jahrgang.equals(EVERY_OTHER);
        }
    }

    /** The quota on a day: of the most specific row, Schulform before Jahrgang, and of those the newest. */
    public Quota quota(String schulform, String jahrgang, LocalDate day) {
        return rules.stream().filter(rule -> rule.isFor(schulform, jahrgang, day))
                .max(Comparator.comparing(Rule::namesSchulform).thenComparing(Rule::namesJahrgang)
                        .thenComparing(Rule::validFrom))
                .map(Rule::quota).orElse(NONE);
    }

    /** The rows in force on a day: of each pair of Schulform and Jahrgang the newest. What superseded ones said is history. */
    public List<Rule> inForce(LocalDate day) {
        return rules.stream().filter(rule -> !rule.validFrom().isAfter(day))
                .filter(rule -> rules.stream().noneMatch(other -> rule.isSupersededBy(other, day))).toList();
    }
}
