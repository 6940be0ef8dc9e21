package de.schulausstattung.report.rule;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.needs.EquipmentRule;

/**
 * One rule of a standard.
 *
 * @param kind {@code DEVICES_PER_PUPIL} or {@code DISPLAYS_PER_ROOM}
 * @param schulform and {@code jahrgang} or {@code roomKind}: {@code *} for every other
 * @param devices so many; 0 where nothing is asked for
 * @param per for so many pupils or rooms
 * @param deviation why it differs from what was adopted
 */
public record StandardRule(String kind, String schulform, String jahrgang, String roomKind, int devices, int per,
        @Nullable Deviation deviation) implements EquipmentRule {

    /**
     * How a rule differs from what was adopted.
     *
     * @param devices what was offered, with {@code per}; absent where no rule was
     */
    public record Deviation(String reason, @Nullable Integer devices, @Nullable Integer per) {
    }

    @Override
    public boolean asksFor(String aKind) {
        return kind.equals(aKind);
    }
}
