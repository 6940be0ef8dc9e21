package de.schulausstattung.needs.gap;

import org.jspecify.annotations.Nullable;

/**
 * What the pupils of a Jahrgang shall have.
 *
 * @param rule absent where the standard says nothing of it
 * @param soll devices that the rule asks for
 * @param allotted of the school's devices; no device belongs to a Jahrgang, so they are allotted in proportion to the Soll
 * @param gap Soll less what is allotted
 */
public record JahrgangGap(String jahrgang, long pupils, @Nullable AppliedRule rule, long soll, long allotted, long gap) {
}
