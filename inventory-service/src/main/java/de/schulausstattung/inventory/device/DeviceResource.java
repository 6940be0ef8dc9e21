package de.schulausstattung.inventory.device;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.Topic;
import de.schulausstattung.platform.history.History;
import de.schulausstattung.platform.history.NotesRefusal;
import de.schulausstattung.platform.idempotency.Idempotent;
import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.security.Permissions;
import de.schulausstattung.platform.web.Responses;

@Path("/devices")
@Tag(name = "Devices")
public class DeviceResource {

    private final DeviceService devices;

    DeviceResource(DeviceService devices) {
        this.devices = devices;
    }

    /** The changes of a device, newest first. */
    public record DeviceHistory(List<History.Entry> items) {
    }

    @GET
    @RolesAllowed(Permissions.READ_INVENTORY)
    @Operation(summary = "Search devices")
    public Page<DeviceView> search(@BeanParam @Valid DeviceFilter filter, @BeanParam @Valid PageRequest page) {
        return devices.search(filter, page);
    }

    @POST
    @Idempotent
    @RolesAllowed(Permissions.MANAGE_INVENTORY)
    @Operation(summary = "Register a device")
    @APIResponse(responseCode = "409", description = "Inventory number or serial number is taken")
    public RestResponse<DeviceView> register(@Valid @NotNull DescribeDevice command, UriInfo uri) {
        return Responses.created(uri, devices.register(command));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Permissions.READ_INVENTORY)
    @Operation(summary = "Show a device, as it is or as it was recorded at a moment")
    public DeviceView get(@RestPath UUID id, @RestQuery @Nullable Instant asOf) {
        return devices.get(id, asOf);
    }

    @GET
    @Path("/{id}/history")
    @RolesAllowed(Permissions.READ_INVENTORY)
    @Operation(summary = "List the changes of a device: when, who, why, and the state after it")
    public DeviceHistory history(@RestPath UUID id, @RestQuery @DefaultValue("50") @Min(1) @Max(500) int limit) {
        return new DeviceHistory(devices.history(id, limit));
    }

    @PUT
    @Path("/{id}")
    @NotesRefusal(Topic.INVENTORY_DEVICE)
    @RolesAllowed(Permissions.MANAGE_INVENTORY)
    @Operation(summary = "Change what is said of a device")
    @APIResponse(responseCode = "409", description = "A number is taken, or the device is disposed of")
    public DeviceView change(@RestPath UUID id, @Valid @NotNull DescribeDevice command,
            @RestHeader("If-Match") @Nullable String ifMatch) {
        return devices.change(id, command, ifMatch);
    }

    @POST
    @Path("/{id}/transitions")
    @Idempotent
    @NotesRefusal(Topic.INVENTORY_DEVICE)
    @RolesAllowed(Permissions.MANAGE_INVENTORY)
    @Operation(summary = "Take a step of the device's life")
    @APIResponse(responseCode = "409", description = "The step is not possible in this status")
    public DeviceView move(@RestPath UUID id, @Valid @NotNull MoveDevice command) {
        return devices.move(id, command);
    }
}
