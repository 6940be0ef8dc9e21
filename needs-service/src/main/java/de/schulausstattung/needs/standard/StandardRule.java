package de.schulausstattung.needs.standard;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.needs.EquipmentRule;
import de.schulausstattung.events.needs.EquipmentStandardState;

/**
 * One rule of a standard.
 *
 * @param schulform Kürzel of the SVWS catalogue; {@code *} for every other
 * @param jahrgang of the SVWS catalogue, for {@code DEVICES_PER_PUPIL}; {@code *} for every other
 * @param roomKind as in inventory, for {@code DISPLAYS_PER_ROOM}; {@code *} for every other
 * @param devices so many devices; 0 where nothing is asked for
 * @param per for so many pupils or rooms
 * @param deviation what was offered, where the rule deviates from it
 */
public record StandardRule(RuleKind kind, String schulform, String jahrgang, String roomKind, int devices, int per,
        @Nullable Deviation deviation) implements EquipmentRule {

    /**
     * How a rule differs from what was adopted.
     *
     * @param devices what was offered, or absent where no rule was
     */
    public record Deviation(String reason, @Nullable Integer devices, @Nullable Integer per) {
    }

    /** What the rule speaks of; a standard has one rule for it. */
    record Subject(RuleKind kind, String schulform, String jahrgang, String roomKind) {
    }

    Subject subject() {
        return new Subject(kind, schulform, jahrgang, roomKind);
    }

    StandardRule deviating(String reason, @Nullable StandardRule offered) {
        return new StandardRule(kind, schulform, jahrgang, roomKind, devices, per,
                new Deviation(reason, offered == null ? null : offered.devices, offered == null ? null : offered.per));
    }

    @Override
    public boolean asksFor(String aKind) {
        return kind.name().equals(aKind);
    }

    EquipmentStandardState.Rule state() {
        return new EquipmentStandardState.Rule(kind.name(), schulform, jahrgang, roomKind, devices, per,
                deviation == null ? null
                        : new EquipmentStandardState.Deviation(deviation.reason, deviation.devices, deviation.per));
    }
}
