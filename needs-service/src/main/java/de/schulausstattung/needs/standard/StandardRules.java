package de.schulausstattung.needs.standard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules of a standard. "From Jahrgang 3" is a trap: at a Berufskolleg 01 is the first year of a vocational course, so a
 * rule
 * needs the Schulform (domain.md 2.4).
 */
public record StandardRules(List<StandardRule> rules) {

    private static final Comparator<StandardRule> SPECIFIC = Comparator.comparing(StandardRule::namesSchulform)
            .thenComparing(StandardRule::namesPart);

    public StandardRules {
        rules = List.copyOf(rules);
    }

    /** The rule for the pupils of a Jahrgang: the most specific, Schulform before Jahrgang. */
    public Optional<StandardRule> forPupils(String schulform, String jahrgang) {
        return find(RuleKind.DEVICES_PER_PUPIL, schulform, jahrgang);
    }

    /** The rule for a kind of room: the most specific, Schulform before kind. */
    public Optional<StandardRule> forRoom(String schulform, String roomKind) {
        return find(RuleKind.DISPLAYS_PER_ROOM, schulform, roomKind);
    }

    private Optional<StandardRule> find(RuleKind kind, String schulform, String part) {
        return rules.stream().filter(rule -> rule.isFor(kind, schulform, part)).max(SPECIFIC);
    }

    /** These rules, but for what deviates: those take the place of the rule for the same, or stand beside them. */
    StandardRules with(Map<StandardRule, String> deviations) {
        var bySubject = new LinkedHashMap<StandardRule.Subject, StandardRule>();
        rules.forEach(rule -> bySubject.put(rule.subject(), rule));
        deviations.forEach((rule, reason) -> bySubject.compute(rule.subject(),
                (_, offered) -> rule.deviating(reason, offered)));
        return new StandardRules(new ArrayList<>(bySubject.values()));
    }
}
