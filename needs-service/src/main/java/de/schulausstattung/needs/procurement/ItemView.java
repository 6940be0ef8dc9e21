package de.schulausstattung.needs.procurement;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnore;

import de.schulausstattung.platform.web.Identified;
import de.schulausstattung.platform.web.Versioned;

/**
 * A procurement item and what has arrived of it.
 *
 * @param jahr of the talk it was agreed on in
 * @param zieljahr the Haushaltsjahr it is meant for
 */
public record ItemView(UUID id, String schulnummer, @Nullable UUID agreementId, @Nullable UUID needId, int jahr, int zieljahr,
        String deviceClass, int quantity, List<UUID> roomIds, @Nullable String jahrgang, ProcurementStatus status,
        @Nullable String orderNumber, @Nullable LocalDate orderedOn,
        @Schema(description = "Devices of the inventory that name this item") int delivered,
        @Schema(description = "Of these, in service now") int inService,
        @Schema(description = "When the last of the quantity had arrived") @Nullable LocalDate deliveredOn,
        @Nullable LocalDate needSubmittedOn, @Nullable Long budgetCents, @Nullable String budgetLine,
        @Nullable LocalDate dueOn, @Nullable String cancelReason, int epoch, long version) implements Identified, Versioned {

    static ItemView of(ProcurementItem item) {
        return item.view();
    }

    @Override
    @JsonIgnore
    public String pathId() {
        return id.toString();
    }
}
