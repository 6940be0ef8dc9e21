package de.schulausstattung.inventory.site;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import de.schulausstattung.platform.security.Permissions;
import de.schulausstattung.platform.web.Responses;

@Path("/schools/{schulnummer}/standorte")
@Tag(name = "Standorte")
public class StandortResource {

    private final StandortService standorte;

    StandortResource(StandortService standorte) {
        this.standorte = standorte;
    }

    /** The Standorte of a school, by name; a school has few. */
    public record Standorte(List<StandortView> items) {
    }

    @GET
    @RolesAllowed(Permissions.READ_INVENTORY)
    @Operation(summary = "List the Standorte of a school")
    public Standorte ofSchool(@RestPath String schulnummer) {
        return new Standorte(standorte.ofSchool(schulnummer));
    }

    @POST
    @Idempotent
    @RolesAllowed(Permissions.MANAGE_INVENTORY)
    @Operation(summary = "Add a Standort")
    public RestResponse<StandortView> add(@RestPath String schulnummer, @Valid @NotNull DescribeStandort command, UriInfo uri) {
        return Responses.created(uri, standorte.add(schulnummer, command));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Permissions.READ_INVENTORY)
    @Operation(summary = "Show a Standort")
    public StandortView get(@RestPath String schulnummer, @RestPath UUID id) {
        return standorte.get(schulnummer, id);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Permissions.MANAGE_INVENTORY)
    @Operation(summary = "Change a Standort")
    public StandortView change(@RestPath String schulnummer, @RestPath UUID id, @Valid @NotNull DescribeStandort command,
            @RestHeader("If-Match") @Nullable String ifMatch) {
        return standorte.change(schulnummer, id, command, ifMatch);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Permissions.MANAGE_INVENTORY)
    @Operation(summary = "Remove a Standort")
    public void remove(@RestPath String schulnummer, @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch) {
        standorte.remove(schulnummer, id, ifMatch);
    }
}
