package de.schulausstattung.needs.gap;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.needs.standard.StandardRule;

/**
 * The rule that a figure comes of.
 *
 * @param schulform {@code *} where it is the rule for every other
 * @param part the Jahrgang or kind of room; {@code *} where it is the rule for every other
 * @param deviation why it differs from what the Träger adopted, and what that was
 */
public record AppliedRule(String schulform, String part, int devices, int per, StandardRule.@Nullable Deviation deviation) {

    static AppliedRule ofPupils(StandardRule rule) {
        return new AppliedRule(rule.schulform(), rule.jahrgang(), rule.devices(), rule.per(), rule.deviation());
    }

    static AppliedRule ofRooms(StandardRule rule) {
        return new AppliedRule(rule.schulform(), rule.roomKind(), rule.devices(), rule.per(), rule.deviation());
    }
}
