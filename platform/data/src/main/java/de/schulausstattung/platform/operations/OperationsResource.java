package de.schulausstattung.platform.operations;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import de.schulausstattung.platform.inbox.DeadLetterService;
import de.schulausstattung.platform.inbox.DeadLetters.DeadLetter;
import de.schulausstattung.platform.job.JobView;
import de.schulausstattung.platform.outbox.ParkedEvents;
import de.schulausstattung.platform.outbox.ParkedEvents.ParkedEvent;
import de.schulausstattung.platform.outbox.ParkedEvents.ParkedTransition;
import de.schulausstattung.platform.security.Permissions;
import de.schulausstattung.platform.web.Responses;

@Path("/operations")
@RolesAllowed(Permissions.OPERATE_EVENTS)
@Tag(name = "Operations")
public class OperationsResource {

    private final DeadLetterService deadLetters;
    private final ParkedEvents parkedEvents;
    private final RepublishService republish;

    OperationsResource(DeadLetterService deadLetters, ParkedEvents parkedEvents, RepublishService republish) {
        this.deadLetters = deadLetters;
        this.parkedEvents = parkedEvents;
        this.republish = republish;
    }

    /** Events that could not be applied here, oldest first, at most a thousand. */
    public record OpenDeadLetters(List<DeadLetter> items) {
    }

    /** Events that could not be published from here, oldest first, at most a thousand. */
    public record OpenParkedEvents(List<ParkedEvent> items) {
    }

    /** What to do with a parked event. */
    public record MoveParkedEvent(@NotNull ParkedTransition transition) {
    }

    @GET
    @Path("/dead-letters")
    @Operation(summary = "List events that could not be applied; their content is not shown")
    public OpenDeadLetters deadLetters() {
        return new OpenDeadLetters(deadLetters.open());
    }

    @POST
    @Path("/dead-letters/{id}/replay")
    @Operation(summary = "Try to apply a dead letter again")
    @APIResponse(responseCode = "409", description = "It still cannot be applied")
    public void replay(@RestPath UUID id) {
        deadLetters.replay(id);
    }

    @GET
    @Path("/parked-events")
    @Operation(summary = "List events that the broker refused for good; their content is not shown")
    public OpenParkedEvents parkedEvents() {
        return new OpenParkedEvents(parkedEvents.all());
    }

    @POST
    @Path("/parked-events/{sequence}/transitions")
    @Operation(summary = "Publish a parked event again, or give it up")
    public void move(@RestPath long sequence, @Valid @NotNull MoveParkedEvent command) {
        parkedEvents.move(sequence, command.transition());
    }

    @POST
    @Path("/republish")
    @Operation(summary = "Raise the epoch and publish the state of every aggregate anew, as a job")
    @APIResponse(responseCode = "202", description = "The job that does it")
    public RestResponse<JobView> republish(UriInfo uri) {
        return Responses.accepted(uri, republish.ask());
    }
}
