package de.schulausstattung.meeting.meeting;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import de.schulausstattung.platform.security.Permissions;
import de.schulausstattung.platform.web.Responses;

@Path("/meetings/{id}/participants")
@Tag(name = "Participants")
public class ParticipantResource {

    private final ParticipantService participants;

    ParticipantResource(ParticipantService participants) {
        this.participants = participants;
    }

    /** Who takes part in a talk. */
    public record Participants(List<ParticipantView> items) {
    }

    @GET
    @RolesAllowed({ Permissions.READ_MEETINGS, Permissions.ATTEND_MEETINGS })
    @Operation(summary = "List who takes part in a talk")
    public Participants participants(@RestPath UUID id) {
        return new Participants(participants.of(id));
    }

    @POST
    @Idempotent
    @RolesAllowed({ Permissions.BOOK_MEETINGS, Permissions.MANAGE_MEETINGS })
    @Operation(summary = "Enter somebody who takes part and reads the talk from then on; a school enters its own people")
    @APIResponse(responseCode = "409", description = "He is entered already, or the talk is over")
    public RestResponse<ParticipantView> add(@RestPath UUID id, @Valid @NotNull AddParticipant command, UriInfo uri) {
        return Responses.created(uri, participants.add(id, command));
    }

    @DELETE
    @Path("/{participantId}")
    @RolesAllowed({ Permissions.BOOK_MEETINGS, Permissions.MANAGE_MEETINGS })
    @Operation(summary = "Take somebody off the talk")
    @APIResponse(responseCode = "409", description = "The talk is over")
    public void remove(@RestPath UUID id, @RestPath UUID participantId, @RestHeader("If-Match") @Nullable String ifMatch) {
        participants.remove(id, participantId, ifMatch);
    }
}
