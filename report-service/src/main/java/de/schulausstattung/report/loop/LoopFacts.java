package de.schulausstattung.report.loop;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What is known of a year; every figure of the loop is computed from this and nothing else.
 *
 * @param talks the regular talks of the year
 * @param lines the binding lines of talks of the year, or meant for it
 * @param deliveries what arrived in the year, up to the day
 * @param needs what was handed in for the year
 */
record LoopFacts(List<Talk> talks, List<AgreedLine> lines, List<Delivery> deliveries, List<RequestedNeed> needs) {

    static final LoopFacts NONE = new LoopFacts(List.of(), List.of(), List.of(), List.of());

    /** The same apart for each school that has any. */
    Map<String, LoopFacts> bySchool() {
        var found = new HashMap<String, LoopFacts>();
        talks.forEach(one -> of(found, one.schulnummer()).talks().add(one));
        lines.forEach(one -> of(found, one.schulnummer()).lines().add(one));
        deliveries.forEach(one -> of(found, one.schulnummer()).deliveries().add(one));
        needs.forEach(one -> of(found, one.schulnummer()).needs().add(one));
        return found;
    }

    /** What does not belong to these schools. */
    LoopFacts without(Collection<String> schools) {
        return new LoopFacts(without(talks, Talk::schulnummer, schools), without(lines, AgreedLine::schulnummer, schools),
                without(deliveries, Delivery::schulnummer, schools), without(needs, RequestedNeed::schulnummer, schools));
    }

    private static LoopFacts of(Map<String, LoopFacts> found, String school) {
        return found.computeIfAbsent(school,
                _ -> new LoopFacts(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
    }

    private static <T> List<T> without(List<T> rows, Function<T, String> school, Collection<String> schools) {
        return rows.stream().filter(row -> !schools.contains(school.apply(row))).toList();
    }
}
