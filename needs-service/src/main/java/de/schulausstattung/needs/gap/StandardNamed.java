package de.schulausstattung.needs.gap;

import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.needs.standard.Adopted;
import de.schulausstattung.needs.standard.StandardInForce;

/** The standard that figures were measured by. */
public record StandardNamed(UUID id, String label, LocalDate validFrom, String source, @Nullable Adopted adopts) {

    static StandardNamed of(StandardInForce standard) {
        return new StandardNamed(standard.id(), standard.label(), standard.validFrom(), standard.source(), standard.adopts());
    }
}
