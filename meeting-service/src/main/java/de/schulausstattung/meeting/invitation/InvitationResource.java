package de.schulausstattung.meeting.invitation;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

import de.schulausstattung.events.Topic;
import de.schulausstattung.platform.history.NotesRefusal;
import de.schulausstattung.platform.idempotency.Idempotent;
import de.schulausstattung.platform.security.Permissions;

@Path("/meetings/{id}/invitations")
@Tag(name = "Invitations")
public class InvitationResource {

    private final InvitationService invitations;

    InvitationResource(InvitationService invitations) {
        this.invitations = invitations;
    }

    /** The messages about a talk's appointment, in the order in which they went out. */
    public record Invitations(List<InvitationView> items) {
    }

    @GET
    @RolesAllowed({ Permissions.READ_MEETINGS, Permissions.ATTEND_MEETINGS })
    @Operation(summary = "List the invitations to a talk, and what took them back")
    public Invitations invitations(@RestPath UUID id) {
        return new Invitations(invitations.of(id));
    }

    @POST
    @Idempotent
    @NotesRefusal(Topic.MEETINGS_MEETING)
    @RolesAllowed(Permissions.MANAGE_MEETINGS)
    @Operation(summary = "Invite to the appointment of a talk: freezes the dossier, lays the agenda down, writes the mails")
    @APIResponse(responseCode = "409", description = "There is no appointment, or the talk is over")
    public InvitationView invite(@RestPath UUID id) {
        return invitations.invite(id);
    }

    @GET
    @Path("/newest.ics")
    @Produces("text/calendar")
    @RolesAllowed({ Permissions.READ_MEETINGS, Permissions.ATTEND_MEETINGS })
    @Operation(summary = "Show the newest message about a talk's appointment as iCalendar")
    public String ics(@RestPath UUID id) {
        return invitations.ics(id);
    }
}
