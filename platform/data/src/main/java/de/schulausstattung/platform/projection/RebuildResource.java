package de.schulausstattung.platform.projection;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import de.schulausstattung.platform.idempotency.Idempotent;
import de.schulausstattung.platform.job.JobView;
import de.schulausstattung.platform.operations.OperatorsDoor;
import de.schulausstattung.platform.security.Permissions;
import de.schulausstattung.platform.storage.Bulk;
import de.schulausstattung.platform.web.Responses;
import io.quarkus.arc.properties.IfBuildProperty;

/** The operator asks for a rebuild; how it goes is told by its job. It is there where read models are. */
@Path("/operations/rebuild")
@OperatorsDoor
@Tag(name = "Operations")
@IfBuildProperty(name = "schulausstattung.projections", stringValue = "true")
public class RebuildResource {

    private final RebuildService rebuild;

    RebuildResource(RebuildService rebuild) {
        this.rebuild = rebuild;
    }

    @POST
    @Bulk
    @RolesAllowed(Permissions.OPERATE_EVENTS)
    @Idempotent
    @Operation(summary = "Rebuild every read model from the events, beside the present one, and switch")
    @APIResponse(responseCode = "202", description = "The job that does it")
    @APIResponse(responseCode = "409", description = "Another rebuild waits or runs")
    public RestResponse<JobView> rebuild(UriInfo uri) {
        return Responses.accepted(uri, rebuild.ask());
    }
}
