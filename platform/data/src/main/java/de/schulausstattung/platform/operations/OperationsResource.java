package de.schulausstattung.platform.operations;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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

import de.schulausstattung.platform.audit.OperatorActView;
import de.schulausstattung.platform.audit.OperatorActs;
import de.schulausstattung.platform.idempotency.Idempotent;
import de.schulausstattung.platform.inbox.DeadLetterService;
import de.schulausstattung.platform.inbox.DeadLetterService.OpenDeadLetters;
import de.schulausstattung.platform.job.JobView;
import de.schulausstattung.platform.operations.LogLevels.CategoryLevel;
import de.schulausstattung.platform.operations.LogLevels.LogLevel;
import de.schulausstattung.platform.outbox.ParkedEvents;
import de.schulausstattung.platform.outbox.ParkedEvents.OpenParkedEvents;
import de.schulausstattung.platform.outbox.ParkedEvents.ParkedTransition;
import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.security.Permissions;
import de.schulausstattung.platform.storage.Bulk;
import de.schulausstattung.platform.web.Responses;

/**
 * What an operator of the installation does when events do not flow: sees what is stuck and why, never its content, lets it go,
 * gives it up, publishes everything anew; lets a category of the log say more. Each act is noted for good.
 */
@Path("/operations")
@OperatorsDoor
@RolesAllowed(Permissions.OPERATE_EVENTS)
@Tag(name = "Operations")
public class OperationsResource {

    private final DeadLetterService deadLetters;
    private final ParkedEvents parkedEvents;
    private final RepublishService republish;
    private final LogLevels logLevels;
    private final OperatorActs acts;

    OperationsResource(DeadLetterService deadLetters, ParkedEvents parkedEvents, RepublishService republish,
            LogLevels logLevels, OperatorActs acts) {
        this.deadLetters = deadLetters;
        this.parkedEvents = parkedEvents;
        this.republish = republish;
        this.logLevels = logLevels;
        this.acts = acts;
    }

    /** What to do with a parked event. */
    public record MoveParkedEvent(@NotNull ParkedTransition transition) {
    }

    /**
     * How much a category says.
     *
     * @param category a package or a class; a name that nothing has changes nothing
     */
    public record SetLogLevel(@NotNull @Pattern(regexp = "[A-Za-z_$][A-Za-z0-9_$.]{0,199}") String category,
            @NotNull LogLevel level) {
    }

    /** The levels that are set; this process's alone. */
    public record LogLevelList(List<CategoryLevel> items) {
    }

    @GET
    @Path("/dead-letters")
    @Operation(summary = "List events that could not be applied; their content is not shown")
    public OpenDeadLetters deadLetters() {
        return deadLetters.open();
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
        return parkedEvents.oldest();
    }

    @POST
    @Path("/parked-events/{sequence}/transitions")
    @Operation(summary = "Publish a parked event again, or give it up")
    public void move(@RestPath long sequence, @Valid @NotNull MoveParkedEvent command) {
        parkedEvents.move(sequence, command.transition());
    }

    @POST
    @Path("/republish")
    @Bulk
    @Idempotent
    @Operation(summary = "Raise the epoch and publish the state of every aggregate anew, as a job")
    @APIResponse(responseCode = "202", description = "The job that does it")
    @APIResponse(responseCode = "409", description = "Another one waits or runs")
    public RestResponse<JobView> republish(UriInfo uri) {
        return Responses.accepted(uri, republish.ask());
    }

    @GET
    @Path("/log-levels")
    @Operation(summary = "List the categories of the log of this process that have a level of their own")
    public LogLevelList logLevels() {
        return new LogLevelList(logLevels.own());
    }

    @POST
    @Path("/log-levels")
    @Operation(summary = "Set the level of a category of the log of this process, until it is started again")
    public void set(@Valid @NotNull SetLogLevel command) {
        logLevels.set(command.category(), command.level());
    }

    @GET
    @Path("/acts")
    @Operation(summary = "List what operators did here, by whom and with which outcome")
    public Page<OperatorActView> acts(@BeanParam @Valid PageRequest page) {
        return acts.page(page);
    }
}
