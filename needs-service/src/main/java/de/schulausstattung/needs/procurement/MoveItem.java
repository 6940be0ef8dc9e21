package de.schulausstattung.needs.procurement;

import java.time.LocalDate;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.history.Step;

/**
 * A step of a procurement item's life. Delivery is none: it is counted from the devices that arrive.
 *
 * @param orderedOn today where nothing is said
 */
public record MoveItem(@NotNull Transition transition,
        @Nullable @Size(max = 100) @Schema(description = "Needed to order", examples = "B-2027-0042") String orderNumber,
        @Nullable LocalDate orderedOn, @Nullable @Size(max = 500) @Schema(description = "Needed to cancel") String reason)
        implements
            Step {

    /** The steps that people take. */
    public enum Transition {
        ORDER,
        CANCEL
    }
}
