package de.schulausstattung.report.loop;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.projection.PositionService;
import de.schulausstattung.platform.projection.ReadModelService;
import de.schulausstattung.platform.security.Permissions;

/** The yearly loop in figures; who waits for a position waits before anything is read. */
@Path("/")
@Tag(name = "Loop")
@RolesAllowed(Permissions.READ_REPORTS)
public class LoopResource {

    private final LoopService loop;
    private final PositionService positions;
    private final ReadModelService readModel;

    LoopResource(LoopService loop, PositionService positions, ReadModelService readModel) {
        this.loop = loop;
        this.positions = positions;
        this.readModel = readModel;
    }

    @GET
    @Path("/loop")
    @Operation(summary = "Show talks, agreements kept, days from need to delivery, needs granted and training of a year, over all schools of the caller")
    @APIResponse(responseCode = "503", description = "The position is not reached yet, or the figures are being rebuilt")
    public TraegerLoop showLoop(@BeanParam @Valid LoopFilter filter) {
        positions.await(filter.minPosition);
        return readModel.snapshot(() -> loop.ofAll(filter.jahr));
    }

    @GET
    @Path("/schools/loop")
    @Operation(summary = "List the same of each school of the caller")
    @APIResponse(responseCode = "503", description = "The position is not reached yet, or the figures are being rebuilt")
    public Page<SchoolLoop> listSchoolLoops(@BeanParam @Valid LoopFilter filter, @BeanParam @Valid PageRequest page) {
        positions.await(filter.minPosition);
        return readModel.snapshot(() -> loop.ofSchools(page, filter.jahr));
    }

    @GET
    @Path("/schools/{schulnummer}/loop")
    @Operation(summary = "Show the same of a school")
    @APIResponse(responseCode = "503", description = "The position is not reached yet, or the figures are being rebuilt")
    public SchoolLoop showSchoolLoop(@RestPath @Pattern(regexp = "\\d{6}") String schulnummer,
            @BeanParam @Valid LoopFilter filter) {
        positions.await(filter.minPosition);
        return readModel.snapshot(() -> loop.ofSchool(schulnummer, filter.jahr));
    }
}
