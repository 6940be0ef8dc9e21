package de.schulausstattung.report.rule;

import org.jspecify.annotations.Nullable;

/**
 * What figures of a day are measured by: the Träger's own standard in force, as far as it goes, and else the reference.
 *
 * @param reference the same for every Träger: by it they can be compared
 * @param standard null where none is in force, or the figures are for comparison
 */
public record Measures(Measure reference, @Nullable Standard standard) {

    /** Of devices for pupils. */
    public Measure pupils() {
        return standard == null ? reference : standard.measure();
    }

    /** Of displays in rooms; a standard may leave them out. */
    public Measure rooms() {
        return standard == null || !standard.asksForDisplays() ? reference : standard.measure();
    }
}
