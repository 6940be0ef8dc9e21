package de.schulausstattung.platform.job;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import de.schulausstattung.platform.idempotency.Idempotent;

/** Long work of the caller's tenant, for those who may ask for it: their error files hold rows of the upload. */
@Path("/jobs")
@RolesAllowed("${schulausstattung.job.permissions}")
@Tag(name = "Jobs")
public class JobResource {

    private final JobService jobs;

    JobResource(JobService jobs) {
        this.jobs = jobs;
    }

    /** The newest jobs; {@code limit} is the whole answer, older ones expire. */
    public record Jobs(List<JobView> items) {
    }

    /** What to do with a job. */
    public record MoveJob(@NotNull JobTransition transition) {
    }

    /** The one step a caller can take. */
    public enum JobTransition {
        CANCEL
    }

    @GET
    @Operation(summary = "List the newest jobs")
    public Jobs newest(@RestQuery @DefaultValue("50") @Min(1) @Max(500) int limit) {
        return new Jobs(jobs.newest(limit));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Show a job")
    public JobView get(@RestPath UUID id) {
        return jobs.require(id);
    }

    @GET
    @Path("/{id}/errors")
    @Operation(summary = "Download the file of errors: the columns of the upload, and line, column, code and text of each error")
    public RestResponse<byte[]> errors(@RestPath UUID id) {
        return download(jobs.file(id, "errors"));
    }

    @GET
    @Path("/{id}/result")
    @Operation(summary = "Download the result")
    public RestResponse<byte[]> result(@RestPath UUID id) {
        return download(jobs.file(id, "result"));
    }

    @POST
    @Path("/{id}/transitions")
    @Idempotent
    @Operation(summary = "Cancel a job; a running one rolls back and leaves nothing")
    @APIResponse(responseCode = "409", description = "The job has ended")
    public JobView move(@RestPath UUID id, @Valid @NotNull MoveJob command) {
        return jobs.cancel(id);
    }

    private static RestResponse<byte[]> download(JobFile file) {
        return RestResponse.ResponseBuilder.ok(file.content()).header("Content-Type", file.mediaType()).build();
    }
}
