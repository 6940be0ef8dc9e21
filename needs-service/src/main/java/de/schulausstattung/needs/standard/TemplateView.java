package de.schulausstattung.needs.standard;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A standard that somebody else published, to begin with: nobody's rule until it is adopted. */
public record TemplateView(UUID id, String label, LocalDate validFrom, String source, CountedDevices counts,
        List<StandardRule> rules) {
}
