package de.schulausstattung.needs.procurement;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.Topic;
import de.schulausstattung.platform.history.NotesRefusal;
import de.schulausstattung.platform.idempotency.Idempotent;
import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.security.Permissions;

@Path("/procurement-items")
@Tag(name = "Procurement")
public class ProcurementResource {

    private final ProcurementService items;

    ProcurementResource(ProcurementService items) {
        this.items = items;
    }

    @GET
    @RolesAllowed(Permissions.READ_NEEDS)
    @Operation(summary = "Search procurement items: what was agreed on, ordered and delivered")
    public Page<ItemView> search(@BeanParam @Valid ItemFilter filter, @BeanParam @Valid PageRequest page) {
        return items.search(filter, page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Permissions.READ_NEEDS)
    @Operation(summary = "Show a procurement item and what has arrived of it")
    public ItemView get(@RestPath UUID id) {
        return items.get(id);
    }

    @PUT
    @Path("/{id}/order")
    @NotesRefusal(Topic.NEEDS_PROCUREMENT_ITEM)
    @RolesAllowed(Permissions.PROCURE)
    @Operation(summary = "Mend the number or the day of an order")
    @APIResponse(responseCode = "409", description = "It is not ordered")
    public ItemView correct(@RestPath UUID id, @Valid @NotNull CorrectOrder command,
            @RestHeader("If-Match") @Nullable String ifMatch) {
        return items.correct(id, command, ifMatch);
    }

    @POST
    @Path("/{id}/transitions")
    @Idempotent(required = true)
    @NotesRefusal(Topic.NEEDS_PROCUREMENT_ITEM)
    @RolesAllowed(Permissions.PROCURE)
    @Operation(summary = "Order or cancel; what arrives is counted from the devices that name the item")
    @APIResponse(responseCode = "409", description = "Not possible in this status")
    public ItemView move(@RestPath UUID id, @Valid @NotNull MoveItem command) {
        return items.move(id, command);
    }
}
