package de.schulausstattung.needs.standard;

import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** The standard that figures of a day are measured by. */
public record StandardInForce(UUID id, String label, LocalDate validFrom, String source, @Nullable Adopted adopts,
        CountedDevices counts, StandardRules rules) {

    static StandardInForce of(EquipmentStandard standard) {
        return new StandardInForce(standard.id(), standard.label(), standard.validFrom(), standard.source(), standard.adopted(),
                standard.counts(), standard.rules());
    }
}
