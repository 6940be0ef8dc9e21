package de.schulausstattung.needs.gap;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.needs.standard.RuleKind;
import de.schulausstattung.needs.standard.StandardInForce;
import de.schulausstattung.platform.projection.AsOf;

/**
 * What the open schools of the caller have and what the standard asks for on a day: those of a Träger, or the caller's.
 *
 * @param stichtagFrom the oldest Stichtag of the counts of pupils
 * @param stichtagTo the newest
 */
public record TraegerGap(LocalDate asOf, @Nullable Instant dataAsOf, StandardNamed standard, int schools,
        @Nullable LocalDate stichtagFrom, @Nullable LocalDate stichtagTo, List<RuleTotal> rules,
        List<SchulformGap> schulformen) {

    /** The same of the schools of one Schulform, with what its Jahrgänge shall have. */
    public record SchulformGap(String schulform, int schools, List<RuleTotal> rules, List<JahrgangTotal> jahrgaenge) {
    }

    /** All pupils of a Jahrgang at the schools of one Schulform. */
    public record JahrgangTotal(String jahrgang, long pupils, long soll, long allotted, long gap) {

        JahrgangTotal plus(JahrgangTotal other) {
            return new JahrgangTotal(jahrgang, pupils + other.pupils, soll + other.soll, allotted + other.allotted,
                    gap + other.gap);
        }
    }

    static TraegerGap of(List<SchoolGap> schools, StandardInForce standard, AsOf asOf, @Nullable Instant dataAsOf) {
        var stichtage = schools.stream().map(SchoolGap::stichtag).filter(Objects::nonNull).sorted().toList();
        var bySchulform = schools.stream()
                .collect(Collectors.groupingBy(SchoolGap::schulform, TreeMap::new, Collectors.toList()));
        return new TraegerGap(asOf.day(), dataAsOf, StandardNamed.of(standard), schools.size(),
                stichtage.isEmpty() ? null : stichtage.getFirst(), stichtage.isEmpty() ? null : stichtage.getLast(),
                totals(schools), bySchulform.entrySet().stream().map(one -> new SchulformGap(one.getKey(),
                        one.getValue().size(), totals(one.getValue()), jahrgaenge(one.getValue()))).toList());
    }

    private static List<RuleTotal> totals(List<SchoolGap> schools) {
        return Arrays.stream(RuleKind.values()).map(kind -> RuleTotal.of(kind, schools)).toList();
    }

    private static List<JahrgangTotal> jahrgaenge(List<SchoolGap> schools) {
        return List.copyOf(schools.stream().flatMap(school -> school.jahrgaenge().stream())
                .map(one -> new JahrgangTotal(one.jahrgang(), one.pupils(), one.soll(), one.allotted(), one.gap()))
                .collect(Collectors.toMap(JahrgangTotal::jahrgang, one -> one, JahrgangTotal::plus, TreeMap::new)).values());
    }
}
