package de.schulausstattung.report.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A version of the Träger's equipment standard, which needs-service keeps.
 *
 * @param inForce whether the Soll of today is measured by it
 */
public record StandardView(UUID id, String label, LocalDate validFrom, String source, @Nullable UUID adoptedFrom,
        boolean inForce, CountedDevices counts, List<StandardRule> rules) {

    static StandardView of(Standard standard, @Nullable Standard inForce) {
        return new StandardView(standard.id(), standard.label(), standard.validFrom(), standard.source(),
                standard.adoptedFrom(), standard.equals(inForce), standard.counts(), standard.rules());
    }
}
