package de.schulausstattung.report.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import de.schulausstattung.events.needs.EquipmentRule;

/**
 * The table Schulform × Jahrgang → devices per pupil: the reference by which Träger can be compared, whatever their own
 * standards ask for (ADR 0027).
 */
public record DeviceQuotas(List<Rule> rules) {

    private static final String LABEL = "Referenzquoten Schulform × Jahrgang";
    /** Beside the quotas the reference asks for one display in every room. */
    private static final StandardRule ONE_DISPLAY = new StandardRule(EquipmentRule.DISPLAYS_PER_ROOM, EquipmentRule.EVERY_OTHER,
            EquipmentRule.EVERY_OTHER, EquipmentRule.EVERY_OTHER, 1, 1, null);

    public DeviceQuotas {
        rules = List.copyOf(rules);
    }

    /**
     * One row of the table.
     *
     * @param devices so many for so many pupils; 0 where the Jahrgang does not count
     */
    public record Rule(String schulform, String jahrgang, LocalDate validFrom, int devices, int per, String source)
            implements
                EquipmentRule {

        @Override
        public boolean asksFor(String kind) {
            return kind.equals(DEVICES_PER_PUPIL);
        }

        @Override
        public String roomKind() {
            return EVERY_OTHER;
        }

        private boolean isSupersededBy(Rule other, LocalDate day) {
            return schulform.equals(other.schulform) && jahrgang.equals(other.jahrgang) && other.validFrom.isAfter(validFrom)
                    && !other.validFrom.isAfter(day);
        }
    }

    /** The rows in force on a day: of each pair of Schulform and Jahrgang the newest. What superseded ones said is history. */
    public List<Rule> inForce(LocalDate day) {
        return rules.stream().filter(rule -> !rule.validFrom().isAfter(day))
                .filter(rule -> rules.stream().noneMatch(other -> rule.isSupersededBy(other, day))).toList();
    }

    /** All that is in force on a day as one measure. */
    Measure reference(LocalDate day) {
        var inForce = inForce(day);
        var sources = inForce.stream().map(Rule::source).distinct().sorted().collect(Collectors.joining("; "));
        var asked = new ArrayList<EquipmentRule>(inForce);
        asked.add(ONE_DISPLAY);
        return new Measure(new MeasuredBy(MeasuredBy.MeasureKind.REFERENCE, null, LABEL,
                inForce.stream().map(Rule::validFrom).max(Comparator.naturalOrder()).orElse(null), sources),
                CountedDevices.REFERENCE, asked);
    }
}
