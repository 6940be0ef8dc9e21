package de.schulausstattung.meeting.agreement;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** How far the purchase of an agreement is, as needs-service last told. */
public record Progress(UUID procurementItemId, String status, int quantity, @Nullable String orderNumber,
        @Nullable LocalDate orderedOn, int delivered, int inService, @Nullable LocalDate deliveredOn) {

    /** What that means for the agreement. A purchase that was given up leaves it open: the next talk decides. */
    Outcome outcome() {
        return switch (status) {
            case "ORDERED" -> Outcome.ORDERED;
            case "DELIVERED" -> Outcome.DELIVERED;
            default -> Outcome.OPEN;
        };
    }

    /** Since when the outcome is what it is, where needs-service told. */
    Optional<LocalDate> since() {
        return Optional.ofNullable(switch (outcome()) {
            case ORDERED -> orderedOn;
            case DELIVERED -> deliveredOn;
            default -> null;
        });
    }
}
