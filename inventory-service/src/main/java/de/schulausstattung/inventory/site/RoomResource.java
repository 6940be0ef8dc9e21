package de.schulausstattung.inventory.site;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.idempotency.Idempotent;
import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.security.Permissions;
import de.schulausstattung.platform.web.Responses;

@Path("/rooms")
@Tag(name = "Rooms")
public class RoomResource {

    private final RoomService rooms;

    RoomResource(RoomService rooms) {
        this.rooms = rooms;
    }

    @GET
    @RolesAllowed(Permissions.READ_INVENTORY)
    @Operation(summary = "Search rooms")
    public Page<RoomView> search(@BeanParam @Valid RoomFilter filter, @BeanParam @Valid PageRequest page) {
        return rooms.search(filter, page);
    }

    @POST
    @Idempotent
    @RolesAllowed(Permissions.MANAGE_INVENTORY)
    @Operation(summary = "Add a room")
    public RestResponse<RoomView> add(@Valid @NotNull AddRoom command, UriInfo uri) {
        return Responses.created(uri, rooms.add(command));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Permissions.READ_INVENTORY)
    @Operation(summary = "Show a room")
    public RoomView get(@RestPath UUID id) {
        return rooms.get(id);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Permissions.MANAGE_INVENTORY)
    @Operation(summary = "Change a room")
    public RoomView change(@RestPath UUID id, @Valid @NotNull DescribeRoom command,
            @RestHeader("If-Match") @Nullable String ifMatch) {
        return rooms.change(id, command, ifMatch);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Permissions.MANAGE_INVENTORY)
    @Operation(summary = "Remove a room")
    public void remove(@RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch) {
        rooms.remove(id, ifMatch);
    }
}
