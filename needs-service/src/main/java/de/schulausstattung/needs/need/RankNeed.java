package de.schulausstattung.needs.need;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;

/** The Träger's place for a need in its own order, 1 first; none takes it away. */
public record RankNeed(@Nullable @Min(1) @Max(999) Integer priority) {
}
