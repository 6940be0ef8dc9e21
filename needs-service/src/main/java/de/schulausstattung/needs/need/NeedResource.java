package de.schulausstattung.needs.need;

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

@Path("/needs")
@Tag(name = "Needs")
public class NeedResource {

    private final NeedService needs;
    private final NeedDecisionService decisions;

    NeedResource(NeedService needs, NeedDecisionService decisions) {
        this.needs = needs;
        this.decisions = decisions;
    }

    /** The changes of a need, newest first. */
    public record NeedHistory(List<History.Entry> items) {
    }

    @GET
    @RolesAllowed(Permissions.READ_NEEDS)
    @Operation(summary = "Search needs: what was asked for, granted, ordered, delivered and put into service")
    public Page<NeedView> search(@BeanParam @Valid NeedFilter filter, @BeanParam @Valid PageRequest page) {
        return needs.search(filter, page);
    }

    @POST
    @Idempotent
    @RolesAllowed(Permissions.MANAGE_NEEDS)
    @Operation(summary = "Draft a need of a school in a round")
    @APIResponse(responseCode = "409", description = "The phase of the round does not allow it")
    public RestResponse<NeedView> request(@Valid @NotNull RequestNeed command, UriInfo uri) {
        return Responses.created(uri, needs.request(command));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Permissions.READ_NEEDS)
    @Operation(summary = "Show a need and what came of it")
    public NeedView get(@RestPath UUID id) {
        return needs.get(id);
    }

    @GET
    @Path("/{id}/history")
    @RolesAllowed(Permissions.READ_NEEDS)
    @Operation(summary = "List the changes of a need: when, who, why, and the state after it")
    public NeedHistory history(@RestPath UUID id, @RestQuery @DefaultValue("50") @Min(1) @Max(500) int limit) {
        return new NeedHistory(needs.history(id, limit));
    }

    @PUT
    @Path("/{id}")
    @NotesRefusal(Topic.NEEDS_NEED)
    @RolesAllowed(Permissions.MANAGE_NEEDS)
    @Operation(summary = "Change what the school says of a need that is not decided")
    @APIResponse(responseCode = "409", description = "It is decided, or the phase of the round does not allow it")
    public NeedView change(@RestPath UUID id, @Valid @NotNull DescribeNeed command,
            @RestHeader("If-Match") @Nullable String ifMatch) {
        return needs.change(id, command, ifMatch);
    }

    @POST
    @Path("/{id}/transitions")
    @Idempotent
    @NotesRefusal(Topic.NEEDS_NEED)
    @RolesAllowed(Permissions.MANAGE_NEEDS)
    @Operation(summary = "Submit or withdraw a need")
    @APIResponse(responseCode = "409", description = "Not possible in this status or phase")
    public NeedView move(@RestPath UUID id, @Valid @NotNull MoveNeed command) {
        return needs.move(id, command);
    }

    @PUT
    @Path("/{id}/advice")
    @NotesRefusal(Topic.NEEDS_NEED)
    @RolesAllowed(Permissions.ADVISE_NEEDS)
    @Operation(summary = "Say as pedagogical adviser what a need is worth")
    @APIResponse(responseCode = "409", description = "Not possible in this status or phase")
    public NeedView advise(@RestPath UUID id, @Valid @NotNull AdviseNeed command,
            @RestHeader("If-Match") @Nullable String ifMatch) {
        return needs.advise(id, command, ifMatch);
    }

    @PUT
    @Path("/{id}/traeger-priority")
    @NotesRefusal(Topic.NEEDS_NEED)
    @RolesAllowed(Permissions.DECIDE_NEEDS)
    @Operation(summary = "Rank a need in the Träger's order, beside the school's")
    @APIResponse(responseCode = "409", description = "Not possible in this status or phase")
    public NeedView rank(@RestPath UUID id, @Valid @NotNull RankNeed command,
            @RestHeader("If-Match") @Nullable String ifMatch) {
        return needs.rank(id, command, ifMatch);
    }

    @POST
    @Path("/{id}/decision")
    @Idempotent(required = true)
    @NotesRefusal(Topic.NEEDS_NEED)
    @RolesAllowed(Permissions.DECIDE_NEEDS)
    @Operation(summary = "Approve a need, wholly or in part, out of its budget; or reject it")
    @APIResponse(responseCode = "409", description = "Not possible in this status or phase, or the budget does not suffice")
    public NeedView decide(@RestPath UUID id, @Valid @NotNull DecideNeed command) {
        return decisions.decide(id, command);
    }

    @POST
    @Path("/{id}/carry-over")
    @Idempotent
    @NotesRefusal(Topic.NEEDS_NEED)
    @RolesAllowed({ Permissions.MANAGE_NEEDS, Permissions.DECIDE_NEEDS })
    @Operation(summary = "Take a need that was not granted over to a later round; shows the need it goes on as")
    @APIResponse(responseCode = "409", description = "Not possible in this status, or the other round is not collecting")
    public RestResponse<NeedView> carryOver(@RestPath UUID id, @Valid @NotNull CarryOverNeed command, UriInfo uri) {
        var successor = decisions.carryOver(id, command);
        return Responses.created(uri, "needs/" + successor.id(), successor);
    }
}
