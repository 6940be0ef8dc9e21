package de.schulausstattung.meeting.slot;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

import de.schulausstattung.platform.idempotency.Idempotent;
import de.schulausstattung.platform.security.Permissions;

@Path("/rounds/{jahr}/slots")
@Tag(name = "Slots")
public class SlotOfferResource {

    private final SlotService slots;

    SlotOfferResource(SlotService slots) {
        this.slots = slots;
    }

    @POST
    @Idempotent
    @RolesAllowed(Permissions.MANAGE_MEETINGS)
    @Operation(summary = "Offer the same time frames of a team on each of some days, all or none; Ferien and Feiertage are left out")
    public OfferedSlots offerSlots(@RestPath int jahr, @Valid @NotNull OfferSlots command) {
        return slots.offer(jahr, command);
    }
}
