package de.schulausstattung.meeting.meeting;

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

import de.schulausstattung.events.Topic;
import de.schulausstattung.platform.history.NotesRefusal;
import de.schulausstattung.platform.idempotency.Idempotent;
import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.security.Permissions;
import de.schulausstattung.platform.web.Responses;

@Path("/meetings")
@Tag(name = "Meetings")
public class MeetingResource {

    private final MeetingService meetings;

    MeetingResource(MeetingService meetings) {
        this.meetings = meetings;
    }

    @GET
    @RolesAllowed({ Permissions.READ_MEETINGS, Permissions.ATTEND_MEETINGS })
    @Operation(summary = "Search talks: those of the Träger, of the own school, or in which the caller takes part")
    public Page<MeetingView> search(@BeanParam @Valid MeetingFilter filter, @BeanParam @Valid PageRequest page) {
        return meetings.search(filter, page);
    }

    @POST
    @Idempotent
    @RolesAllowed(Permissions.MANAGE_MEETINGS)
    @Operation(summary = "Plan a talk beside the regular one of a school, which its round plans by itself")
    public RestResponse<MeetingView> planAdditional(@Valid @NotNull PlanMeeting command, UriInfo uri) {
        return Responses.created(uri, meetings.planAdditional(command));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({ Permissions.READ_MEETINGS, Permissions.ATTEND_MEETINGS })
    @Operation(summary = "Show a talk")
    public MeetingView get(@RestPath UUID id) {
        return meetings.require(id);
    }

    @PUT
    @Path("/{id}")
    @NotesRefusal(Topic.MEETINGS_MEETING)
    @RolesAllowed({ Permissions.BOOK_MEETINGS, Permissions.MANAGE_MEETINGS })
    @Operation(summary = "Say on which Medienkonzept and Medienentwicklungsplan a talk is based")
    @APIResponse(responseCode = "409", description = "The talk is over")
    public MeetingView change(@RestPath UUID id, @Valid @NotNull DescribeMeeting command,
            @RestHeader("If-Match") @Nullable String ifMatch) {
        return meetings.change(id, command, ifMatch);
    }

    @PUT
    @Path("/{id}/appointment")
    @NotesRefusal(Topic.MEETINGS_MEETING)
    @RolesAllowed({ Permissions.BOOK_MEETINGS, Permissions.MANAGE_MEETINGS })
    @Operation(summary = "Book a slot, or move the talk to another one; of many who want the same slot one gets it")
    @APIResponse(responseCode = "409", description = "The slot is not free (any more), schools do not book now, or the talk is over")
    public MeetingView book(@RestPath UUID id, @Valid @NotNull BookSlot command,
            @RestHeader("If-Match") @Nullable String ifMatch) {
        return meetings.book(id, command, ifMatch);
    }

    @DELETE
    @Path("/{id}/appointment")
    @NotesRefusal(Topic.MEETINGS_MEETING)
    @RolesAllowed({ Permissions.BOOK_MEETINGS, Permissions.MANAGE_MEETINGS })
    @Operation(summary = "Give the appointment back; the talk stays and is to be booked again")
    @APIResponse(responseCode = "409", description = "There is no appointment, or schools do not book now")
    public MeetingView giveBack(@RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch) {
        return meetings.giveBack(id, ifMatch);
    }

    @POST
    @Path("/{id}/transitions")
    @Idempotent
    @NotesRefusal(Topic.MEETINGS_MEETING)
    @RolesAllowed(Permissions.MANAGE_MEETINGS)
    @Operation(summary = "Hold a talk, cancel it, or open it again")
    @APIResponse(responseCode = "409", description = "The step is not possible in this status, or the grounds of the talk are not named")
    public MeetingView move(@RestPath UUID id, @Valid @NotNull MoveMeeting command) {
        return meetings.move(id, command);
    }
}
