package de.schulausstattung.meeting.slot;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.security.Permissions;

@Path("/slots")
@Tag(name = "Slots")
public class SlotResource {

    private final SlotService slots;

    SlotResource(SlotService slots) {
        this.slots = slots;
    }

    @GET
    @RolesAllowed({ Permissions.BOOK_MEETINGS, Permissions.MANAGE_MEETINGS })
    @Operation(summary = "Search the appointments on offer; of the booked ones a school sees its own")
    public Page<SlotView> search(@BeanParam @Valid SlotFilter filter, @BeanParam @Valid PageRequest page) {
        return slots.search(filter, page);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Permissions.MANAGE_MEETINGS)
    @Operation(summary = "Take an appointment back")
    @APIResponse(responseCode = "409", description = "A school has booked it")
    public void withdraw(@RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch) {
        slots.withdraw(id, ifMatch);
    }
}
