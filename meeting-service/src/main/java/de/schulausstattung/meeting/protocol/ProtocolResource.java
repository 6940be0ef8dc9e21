package de.schulausstattung.meeting.protocol;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.Topic;
import de.schulausstattung.meeting.agreement.AgreedLine;
import de.schulausstattung.platform.history.NotesRefusal;
import de.schulausstattung.platform.idempotency.Idempotent;
import de.schulausstattung.platform.security.Permissions;
import de.schulausstattung.platform.web.Responses;

/** What a protocol says is for those who take part in the talk: whoever does not is told that there is none. */
@Path("/protocols/{id}")
@Tag(name = "Protocols")
public class ProtocolResource {

    private final ProtocolService protocols;
    private final DraftService drafts;
    private final FinalisationService finalisation;

    ProtocolResource(ProtocolService protocols, DraftService drafts, FinalisationService finalisation) {
        this.protocols = protocols;
        this.drafts = drafts;
        this.finalisation = finalisation;
    }

    @GET
    @RolesAllowed({ Permissions.READ_MEETINGS, Permissions.ATTEND_MEETINGS })
    @Operation(summary = "Show a protocol and what it says")
    public ProtocolView protocol(@RestPath UUID id) {
        return protocols.get(id);
    }

    @GET
    @Path("/document")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({ Permissions.READ_MEETINGS, Permissions.ATTEND_MEETINGS })
    @Operation(summary = "Show the final document of a protocol, always the same bytes")
    @APIResponse(responseCode = "200", description = "`Repr-Digest` is the hash of the bytes, which the protocol names, too", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = FinalProtocol.class)))
    public RestResponse<String> document(@RestPath UUID id) {
        var document = protocols.document(id);
        return RestResponse.ResponseBuilder.ok(document.json()).header("Repr-Digest", document.reprDigest()).build();
    }

    @POST
    @Path("/items")
    @Idempotent
    @RolesAllowed(Permissions.MANAGE_MEETINGS)
    @Operation(summary = "Add an item to a draft")
    public RestResponse<ItemView> addItem(@RestPath UUID id, @Valid @NotNull DescribeItem command, UriInfo uri) {
        return Responses.created(uri, drafts.addItem(id, command));
    }

    @PUT
    @Path("/items/{itemId}")
    @RolesAllowed(Permissions.MANAGE_MEETINGS)
    @Operation(summary = "Write what was said to an item")
    @APIResponse(responseCode = "409", description = "The protocol is no draft")
    public ItemView changeItem(@RestPath UUID id, @RestPath UUID itemId, @Valid @NotNull DescribeItem command,
            @RestHeader("If-Match") @Nullable String ifMatch) {
        return drafts.changeItem(id, itemId, command, ifMatch);
    }

    @DELETE
    @Path("/items/{itemId}")
    @RolesAllowed(Permissions.MANAGE_MEETINGS)
    @Operation(summary = "Remove an item from a draft")
    public void removeItem(@RestPath UUID id, @RestPath UUID itemId, @RestHeader("If-Match") @Nullable String ifMatch) {
        drafts.removeItem(id, itemId, ifMatch);
    }

    @POST
    @Path("/lines")
    @Idempotent
    @RolesAllowed(Permissions.MANAGE_MEETINGS)
    @Operation(summary = "Add what was agreed on to a draft")
    public RestResponse<LineView> addLine(@RestPath UUID id, @Valid @NotNull AgreedLine command, UriInfo uri) {
        return Responses.created(uri, drafts.addLine(id, command));
    }

    @PUT
    @Path("/lines/{lineId}")
    @RolesAllowed(Permissions.MANAGE_MEETINGS)
    @Operation(summary = "Change a line of a draft")
    @APIResponse(responseCode = "409", description = "The protocol is no draft")
    public LineView changeLine(@RestPath UUID id, @RestPath UUID lineId, @Valid @NotNull AgreedLine command,
            @RestHeader("If-Match") @Nullable String ifMatch) {
        return drafts.changeLine(id, lineId, command, ifMatch);
    }

    @DELETE
    @Path("/lines/{lineId}")
    @RolesAllowed(Permissions.MANAGE_MEETINGS)
    @Operation(summary = "Remove a line from a draft; one that binds already is rejected with a reason instead")
    public void removeLine(@RestPath UUID id, @RestPath UUID lineId, @RestHeader("If-Match") @Nullable String ifMatch) {
        drafts.removeLine(id, lineId, ifMatch);
    }

    @PUT
    @Path("/balance/{entryId}")
    @RolesAllowed(Permissions.MANAGE_MEETINGS)
    @Operation(summary = "Say what becomes of a line of last year: closed, carried over with its age, or dropped with a reason")
    @APIResponse(responseCode = "409", description = "The protocol is no draft, or the line was settled by an earlier version")
    public BalanceView settle(@RestPath UUID id, @RestPath UUID entryId, @Valid @NotNull SettleEntry command,
            @RestHeader("If-Match") @Nullable String ifMatch) {
        return drafts.settle(id, entryId, command, ifMatch);
    }

    @POST
    @Path("/transitions")
    @Idempotent
    @NotesRefusal(Topic.MEETINGS_PROTOCOL)
    @RolesAllowed(Permissions.MANAGE_MEETINGS)
    @Operation(summary = "Put a protocol to approval, take it back, or make it final when the objection window is over")
    @APIResponse(responseCode = "409", description = "The step is not possible now; the problem names the rule")
    public ProtocolView move(@RestPath UUID id, @Valid @NotNull MoveProtocol command) {
        return protocols.move(id, command);
    }

    @POST
    @Path("/votes")
    @NotesRefusal(Topic.MEETINGS_PROTOCOL)
    @RolesAllowed(Permissions.APPROVE_PROTOCOLS)
    @Operation(summary = "Approve a protocol for the school or the Träger, or object, entry by entry; final when both approve all")
    @APIResponse(responseCode = "409", description = "The protocol is not put to approval, or the objection window is over")
    public ProtocolView vote(@RestPath UUID id, @Valid @NotNull CastVotes command) {
        return finalisation.vote(id, command);
    }
}
