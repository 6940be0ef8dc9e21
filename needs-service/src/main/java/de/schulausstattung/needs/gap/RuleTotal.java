package de.schulausstattung.needs.gap;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.needs.standard.RuleKind;

/**
 * Soll, Ist and gap of several schools under one kind of rule. What one school has too many fills no other's gap.
 *
 * @param soll of the schools whose Soll is known
 * @param ist of the same schools
 * @param gap the sum of their gaps
 * @param coverage the part of the Soll that is met; absent where nothing is asked for
 * @param schoolsWithGap how many have one
 * @param schoolsWithoutSoll whose Soll is not known, because no pupils were counted; they are in no sum
 */
public record RuleTotal(RuleKind rule, long soll, long ist, long gap, @Nullable BigDecimal coverage, long schoolsWithGap,
        long schoolsWithoutSoll) {

    static RuleTotal of(RuleKind kind, List<SchoolGap> schools) {
        var all = schools.stream().map(school -> school.rule(kind)).toList();
        var known = all.stream().filter(rule -> rule.soll() != null).toList();
        var soll = known.stream().mapToLong(rule -> rule.soll() == null ? 0 : rule.soll()).sum();
        var gap = known.stream().mapToLong(RuleTotal::gap).sum();
        return new RuleTotal(kind, soll, known.stream().mapToLong(RuleGap::ist).sum(), gap,
                Coverage.of(soll, gap).orElse(null), known.stream().filter(rule -> gap(rule) > 0).count(),
                all.size() - known.size());
    }

    private static long gap(RuleGap rule) {
        return rule.gap() == null ? 0 : rule.gap();
    }
}
