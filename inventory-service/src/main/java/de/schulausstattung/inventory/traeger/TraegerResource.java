package de.schulausstattung.inventory.traeger;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import de.schulausstattung.platform.problem.NotFound;
import de.schulausstattung.platform.security.Permissions;
import de.schulausstattung.platform.web.Responses;

@Path("/traeger")
@Tag(name = "Traeger")
public class TraegerResource {

    private final TraegerRegistration registration;
    private final TraegerService traeger;

    TraegerResource(TraegerRegistration registration, TraegerService traeger) {
        this.registration = registration;
        this.traeger = traeger;
    }

    @POST
    @RolesAllowed(Permissions.OPERATE_DIRECTORY)
    @Operation(summary = "Register a Schulträger and found its tenant, or rename it")
    @APIResponse(responseCode = "200", description = "It was registered before; it has this name now")
    @APIResponse(responseCode = "201", description = "Its tenant exists from now on")
    public RestResponse<TraegerView> register(@Valid @NotNull RegisterTraeger command, UriInfo uri) {
        var registered = registration.register(command);
        return registered.isNew() ? Responses.created(uri, registered.traeger()) : RestResponse.ok(registered.traeger());
    }

    @GET
    @Path("/{traegernummer}")
    @RolesAllowed(Permissions.OPERATE_DIRECTORY)
    @Operation(summary = "Show a Schulträger of this installation")
    public TraegerView get(@RestPath @Pattern(regexp = "\\d{5}") String traegernummer) {
        return registration.get(traegernummer);
    }

    @GET
    @Path("/own")
    @RolesAllowed(Permissions.READ_INVENTORY)
    @Operation(summary = "Show the caller's Schulträger")
    public TraegerView own() {
        return traeger.own().orElseThrow(() -> new NotFound("traeger", "own"));
    }
}
