package de.schulausstattung.needs.standard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import de.schulausstattung.events.needs.EquipmentRule;

/** The rules of a standard. Which of them counts, {@link EquipmentRule} says for all who measure by them. */
public record StandardRules(List<StandardRule> rules) {

    public StandardRules {
        rules = List.copyOf(rules);
    }

    /** The rule for the pupils of a Jahrgang. */
    public Optional<StandardRule> forPupils(String schulform, String jahrgang) {
        return EquipmentRule.forPupils(rules, schulform, jahrgang);
    }

    /** The rule for a kind of room. */
    public Optional<StandardRule> forRoom(String schulform, String roomKind) {
        return EquipmentRule.forRoom(rules, schulform, roomKind);
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
