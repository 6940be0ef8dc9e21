package de.schulausstattung.needs.need;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.history.Step;

/**
 * What the Träger decides of a need.
 *
 * @param quantity how many it grants; all that are asked for where it says nothing
 * @param unitPriceCents what one costs, where the need does not say so or says another
 * @param reason needed to reject and to grant less
 */
public record DecideNeed(@NotNull Transition transition, @Nullable @Min(1) @Max(10_000) Integer quantity,
        @Nullable @Min(1) @Max(100_000_000) @Schema(description = "Gross") Long unitPriceCents,
        @Nullable @Size(max = 500) String reason) implements Step {

    /** The Träger's steps. */
    public enum Transition {
        APPROVE,
        REJECT
    }
}
