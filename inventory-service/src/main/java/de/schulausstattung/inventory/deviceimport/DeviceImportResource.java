package de.schulausstattung.inventory.deviceimport;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import de.schulausstattung.platform.idempotency.Idempotent;
import de.schulausstattung.platform.job.JobView;
import de.schulausstattung.platform.security.Permissions;
import de.schulausstattung.platform.storage.Bulk;
import de.schulausstattung.platform.web.Responses;

@Path("/devices/imports")
@Tag(name = "Devices")
public class DeviceImportResource {

    private final DeviceImportService imports;

    DeviceImportResource(DeviceImportService imports) {
        this.imports = imports;
    }

    @POST
    @Consumes("text/csv")
    @Bulk
    @Idempotent
    @RolesAllowed(Permissions.MANAGE_INVENTORY)
    @Operation(summary = "Import devices from CSV as a job; the same file again changes nothing")
    @APIResponse(responseCode = "202", description = "The job; its file of errors names line, column and code of each finding")
    public RestResponse<JobView> importDevices(@RestQuery @DefaultValue("ALL_OR_NOTHING") ImportMode mode,
            @RestQuery @DefaultValue("false") @Parameter(description = "Check everything, store nothing") boolean dryRun,
            @NotNull @Size(min = 1) byte[] file, UriInfo uri) {
        return Responses.accepted(uri, imports.submit(mode, dryRun, file));
    }
}
