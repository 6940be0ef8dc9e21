package de.schulausstattung.inventory.traeger;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
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
    public RestResponse<TraegerView> register(@Valid @NotNull RegisterTraeger command, UriInfo uri) {
        return Responses.created(uri, registration.register(command));
    }

    @GET
    @Path("/own")
    @RolesAllowed(Permissions.READ_INVENTORY)
    @Operation(summary = "Show the caller's Schulträger")
    public TraegerView own() {
        return traeger.own().orElseThrow(() -> new NotFound("traeger", "own"));
    }
}
