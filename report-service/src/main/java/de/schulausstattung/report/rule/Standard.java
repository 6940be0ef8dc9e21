package de.schulausstattung.report.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.needs.EquipmentRule;

/** A version of the Träger's own equipment standard, as needs-service published it. */
public record Standard(UUID id, String label, LocalDate validFrom, String source, @Nullable UUID adoptedFrom,
        CountedDevices counts, List<StandardRule> rules) {

    public Standard {
        rules = List.copyOf(rules);
    }

    /** How figures name it. */
    public MeasuredBy named() {
        return new MeasuredBy(MeasuredBy.MeasureKind.STANDARD, id, label, validFrom, source);
    }

    Measure measure() {
        return new Measure(named(), counts, List.copyOf(rules));
    }

    boolean asksForDisplays() {
        return rules.stream().anyMatch(rule -> rule.asksFor(EquipmentRule.DISPLAYS_PER_ROOM));
    }
}
