package de.schulausstattung.meeting.meeting;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

import de.schulausstattung.platform.security.Permissions;

@Path("/meetings/{id}/answers")
@Tag(name = "Participants")
public class AnswerResource {

    private final ParticipantService participants;

    AnswerResource(ParticipantService participants) {
        this.participants = participants;
    }

    @POST
    @RolesAllowed({ Permissions.READ_MEETINGS, Permissions.ATTEND_MEETINGS })
    @Operation(summary = "Answer the invitation to a talk for oneself")
    @APIResponse(responseCode = "409", description = "The talk is over")
    public ParticipantView answer(@RestPath UUID id, @Valid @NotNull GiveAnswer command) {
        return participants.answer(id, command);
    }
}
