package de.schulausstattung.events.needs;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.AggregateState;
import de.schulausstattung.events.Fact;
import de.schulausstattung.events.Topic;

/**
 * A version of the equipment standard of a Träger or Kreis, with all of its rules: what was adopted is resolved. A Träger is
 * measured on a day by its own newest version that is not withdrawn and whose first day is not after that day.
 *
 * @param label how the Träger names it: {@code 2026}
 * @param validFrom its first day
 * @param source who decided that, where
 * @param level whose it is: {@code KREIS}, {@code TRAEGER}
 * @param status {@code SET}, {@code OFFERED}, {@code WITHDRAWN}
 * @param adoptedFrom the standard or template it was adopted from
 */
public record EquipmentStandardState(UUID id, String label, LocalDate validFrom, String source, String level, String status,
        CountedDevices counts, List<Rule> rules, @Nullable UUID adoptedFrom) implements AggregateState {

    /**
     * Which devices count.
     *
     * @param pupilClasses what pupils work with
     * @param pupilUserGroups for whom those devices are
     * @param displayClasses what a class looks at
     */
    public record CountedDevices(List<String> pupilClasses, List<String> pupilUserGroups, List<String> displayClasses) {
    }

    /**
     * One rule; no two speak of the same.
     *
     * @param kind {@code DEVICES_PER_PUPIL}, {@code DISPLAYS_PER_ROOM}
     * @param schulform, and {@code jahrgang} or {@code roomKind}: {@code *} for every other
     * @param deviation why it differs from what was adopted
     */
    public record Rule(String kind, String schulform, String jahrgang, String roomKind, int devices, int per,
            @Nullable Deviation deviation) implements EquipmentRule {

        @Override
        public boolean asksFor(String aKind) {
            return kind.equals(aKind);
        }
    }

    /**
     * How a rule differs from what was adopted.
     *
     * @param devices what was offered, with {@code per}; absent where no rule was
     */
    public record Deviation(String reason, @Nullable Integer devices, @Nullable Integer per) {
    }

    /** What happens to a version. */
    public enum EquipmentStandardFact implements Fact {
        SET,
        OFFERED,
        WITHDRAWN,
        REPUBLISHED
    }

    @Override
    public String aggregateId() {
        return id.toString();
    }

    /** A school may know what it is measured by. */
    @Override
    public String visibleAt() {
        return EVERY_SCHOOL;
    }

    @Override
    public Topic topic() {
        return Topic.NEEDS_EQUIPMENT_STANDARD;
    }
}
