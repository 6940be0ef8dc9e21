package de.schulausstattung.needs.round;

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

@Path("/rounds")
@Tag(name = "Need rounds")
public class RoundResource {

    private final RoundService rounds;

    RoundResource(RoundService rounds) {
        this.rounds = rounds;
    }

    @GET
    @RolesAllowed(Permissions.READ_NEEDS)
    @Operation(summary = "Search need rounds")
    public Page<RoundView> search(@BeanParam @Valid RoundFilter filter, @BeanParam @Valid PageRequest page) {
        return rounds.search(filter, page);
    }

    @POST
    @Idempotent
    @RolesAllowed(Permissions.DECIDE_NEEDS)
    @Operation(summary = "Open a need round with its phases")
    @APIResponse(responseCode = "409", description = "The year has a round of this name")
    public RestResponse<RoundView> open(@Valid @NotNull DescribeRound command, UriInfo uri) {
        return Responses.created(uri, rounds.open(command));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Permissions.READ_NEEDS)
    @Operation(summary = "Show a need round")
    public RoundView get(@RestPath UUID id) {
        return rounds.get(id);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Permissions.DECIDE_NEEDS)
    @Operation(summary = "Change a need round: one more phase, other days, other writers")
    public RoundView change(@RestPath UUID id, @Valid @NotNull DescribeRound command,
            @RestHeader("If-Match") @Nullable String ifMatch) {
        return rounds.change(id, command, ifMatch);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Permissions.DECIDE_NEEDS)
    @Operation(summary = "Remove a need round that has no needs")
    @APIResponse(responseCode = "409", description = "The round has needs")
    public void remove(@RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch) {
        rounds.remove(id, ifMatch);
    }
}
