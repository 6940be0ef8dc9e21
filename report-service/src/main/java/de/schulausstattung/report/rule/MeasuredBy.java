package de.schulausstattung.report.rule;

import java.time.LocalDate;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a figure was measured by.
 *
 * @param id of the standard in needs-service; the reference has none
 * @param validFrom its first day; of the reference that of its newest row in force
 * @param source who decided that, where
 */
public record MeasuredBy(MeasureKind kind, @Nullable UUID id, @Schema(examples = "2026") String label,
        @Nullable LocalDate validFrom,
        String source) {

    /** Whose rules they are. */
    public enum MeasureKind {
        /** The Träger's own equipment standard. */
        STANDARD,
        /** The same for every Träger. */
        REFERENCE
    }
}
