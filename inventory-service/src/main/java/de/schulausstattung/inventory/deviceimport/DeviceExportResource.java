package de.schulausstattung.inventory.deviceimport;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import de.schulausstattung.platform.security.Permissions;
import de.schulausstattung.platform.storage.Bulk;

@Path("/devices/export")
@Tag(name = "Devices")
public class DeviceExportResource {

    private final DeviceExport export;
    private final RunningExports running;

    DeviceExportResource(DeviceExport export, RunningExports running) {
        this.export = export;
        this.running = running;
    }

    @GET
    @Bulk
    @Produces("application/x-ndjson")
    @RolesAllowed(Permissions.READ_INVENTORY)
    @Operation(summary = "Export all devices, streamed: NDJSON, or CSV for German spreadsheets with Accept: text/csv")
    public StreamingOutput ndjson() {
        return running.begin(export::ndjson);
    }

    @GET
    @Bulk
    @Produces("text/csv; charset=utf-8")
    @RolesAllowed(Permissions.READ_INVENTORY)
    @Operation(hidden = true)
    public StreamingOutput csv() {
        return running.begin(export::csv);
    }
}
