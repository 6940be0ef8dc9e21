package de.schulausstattung.inventory.device;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.idempotency.Idempotent;
import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.security.Permissions;
import de.schulausstattung.platform.web.Responses;

@Path("/device-models")
@Tag(name = "Device models")
public class DeviceModelResource {

    private final DeviceModelService models;

    DeviceModelResource(DeviceModelService models) {
        this.models = models;
    }

    @GET
    @RolesAllowed(Permissions.READ_INVENTORY)
    @Operation(summary = "List the catalogue of models")
    public Page<DeviceModelView> search(@BeanParam @Valid PageRequest page) {
        return models.search(page);
    }

    @POST
    @Idempotent
    @RolesAllowed(Permissions.MANAGE_INVENTORY)
    @Operation(summary = "Add a model")
    @APIResponse(responseCode = "409", description = "The catalogue has this model already")
    public RestResponse<DeviceModelView> add(@Valid @NotNull DescribeDeviceModel command, UriInfo uri) {
        return Responses.created(uri, models.add(command));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Permissions.READ_INVENTORY)
    @Operation(summary = "Show a model")
    public DeviceModelView get(@RestPath UUID id) {
        return models.get(id);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Permissions.MANAGE_INVENTORY)
    @Operation(summary = "Change a model; devices keep what they copied")
    public DeviceModelView change(@RestPath UUID id, @Valid @NotNull DescribeDeviceModel command,
            @RestHeader("If-Match") @Nullable String ifMatch) {
        return models.change(id, command, ifMatch);
    }
}
