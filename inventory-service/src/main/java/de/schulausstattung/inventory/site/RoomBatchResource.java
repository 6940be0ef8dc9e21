package de.schulausstattung.inventory.site;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import de.schulausstattung.platform.idempotency.Idempotent;
import de.schulausstattung.platform.security.Permissions;

@Path("/rooms:batch")
@Tag(name = "Rooms")
public class RoomBatchResource {

    private final RoomService rooms;

    RoomBatchResource(RoomService rooms) {
        this.rooms = rooms;
    }

    /** Up to a thousand rooms, stored all or none. */
    public record AddRooms(@NotNull @Size(min = 1, max = 1000) List<@Valid @NotNull AddRoom> items) {
    }

    /** The rooms that were added, in the order of the request. */
    public record AddedRooms(List<RoomView> items) {
    }

    @POST
    @Idempotent
    @RolesAllowed(Permissions.MANAGE_INVENTORY)
    @Operation(summary = "Add many rooms, all or none")
    public AddedRooms addAll(@Valid @NotNull AddRooms command) {
        return new AddedRooms(rooms.addAll(command.items()));
    }
}
