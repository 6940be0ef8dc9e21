package de.schulausstattung.needs.standard;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import de.schulausstattung.platform.idempotency.Idempotent;
import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.security.Permissions;
import de.schulausstattung.platform.web.Responses;

@Path("/")
@Tag(name = "Standards")
public class StandardResource {

    private final StandardService standards;

    StandardResource(StandardService standards) {
        this.standards = standards;
    }

    /** Every template; there are few, and they are shown whole. */
    public record Templates(List<TemplateView> items) {
    }

    @GET
    @Path("/standard-templates")
    @RolesAllowed(Permissions.READ_STANDARDS)
    @Operation(summary = "Show published standards to begin with")
    public Templates listStandardTemplates() {
        return new Templates(standards.templates());
    }

    @GET
    @Path("/standards")
    @RolesAllowed(Permissions.READ_STANDARDS)
    @Operation(summary = "Search one's own standards, and those that the Kreis offers")
    public Page<StandardView> listStandards(@BeanParam @Valid StandardFilter filter, @BeanParam @Valid PageRequest page) {
        return standards.search(filter, page);
    }

    @POST
    @Path("/standards")
    @Idempotent
    @RolesAllowed(Permissions.MANAGE_STANDARDS)
    @Operation(summary = "Set a standard from a day on: all of its rules, or what it adopts and how it deviates")
    @APIResponse(responseCode = "409", description = "The label or the day is taken by another version")
    public RestResponse<StandardView> setStandard(@Valid @NotNull SetStandard command, UriInfo uri) {
        return Responses.created(uri, standards.set(command));
    }

    @GET
    @Path("/standards/{id}")
    @RolesAllowed(Permissions.READ_STANDARDS)
    @Operation(summary = "Show a standard")
    public StandardView showStandard(@RestPath UUID id) {
        return standards.get(id);
    }

    @POST
    @Path("/standards/{id}/transitions")
    @RolesAllowed(Permissions.MANAGE_STANDARDS)
    @Operation(summary = "Offer a standard to the Träger of the Kreis, or withdraw it")
    @APIResponse(responseCode = "409", description = "It is in force, or the transition is not possible now")
    public StandardView moveStandard(@RestPath UUID id, @Valid @NotNull MoveStandard command) {
        return standards.move(id, command.transition());
    }
}
