package de.schulausstattung.report.rule;

import java.util.List;
import java.util.Optional;

import de.schulausstattung.events.needs.EquipmentRule;

/**
 * Which devices count on a day, and how many there shall be.
 *
 * @param by how figures name it
 */
public record Measure(MeasuredBy by, CountedDevices counts, List<EquipmentRule> rules) {

    public Measure {
        rules = List.copyOf(rules);
    }

    /** The rule for the pupils of a Jahrgang. */
    public Optional<EquipmentRule> forPupils(String schulform, String jahrgang) {
        return EquipmentRule.forPupils(rules, schulform, jahrgang);
    }

    /** So many displays a room of this kind shall have. */
    public long displays(String schulform, String roomKind) {
        return EquipmentRule.forRoom(rules, schulform, roomKind).map(rule -> rule.target(1)).orElse(0L);
    }
}
