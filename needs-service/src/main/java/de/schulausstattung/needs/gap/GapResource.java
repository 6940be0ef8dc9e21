package de.schulausstattung.needs.gap;

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
import de.schulausstattung.platform.security.Permissions;

/** What is missing; who waits for a position waits before anything is read. */
@Path("/")
@Tag(name = "Gap")
@RolesAllowed(Permissions.READ_NEEDS)
public class GapResource {

    private final GapService gaps;
    private final PositionService positions;

    GapResource(GapService gaps, PositionService positions) {
        this.gaps = gaps;
        this.positions = positions;
    }

    @GET
    @Path("/gap")
    @Operation(summary = "Show Soll, Ist and gap over all schools of the caller")
    @APIResponse(responseCode = "409", description = "No standard is in force on the day")
    @APIResponse(responseCode = "503", description = "The position is not reached yet, or the read models are being rebuilt")
    public TraegerGap showGap(@BeanParam @Valid GapFilter filter) {
        positions.await(filter.minPosition);
        return gaps.ofAll(filter.asOf);
    }

    @GET
    @Path("/schools/gap")
    @Operation(summary = "List Soll, Ist and gap of each open school of the caller")
    @APIResponse(responseCode = "409", description = "No standard is in force on the day")
    @APIResponse(responseCode = "503", description = "The position is not reached yet, or the read models are being rebuilt")
    public Page<SchoolGapSummary> listSchoolGaps(@BeanParam @Valid GapFilter filter, @BeanParam @Valid PageRequest page) {
        positions.await(filter.minPosition);
        return gaps.ofSchools(page, filter.asOf);
    }

    @GET
    @Path("/schools/{schulnummer}/gap")
    @Operation(summary = "Show Soll, Ist and gap of a school by rule, Jahrgang and room, with the rows behind")
    @APIResponse(responseCode = "409", description = "No standard is in force on the day")
    @APIResponse(responseCode = "503", description = "The position is not reached yet, or the read models are being rebuilt")
    public SchoolGap showSchoolGap(@RestPath @Pattern(regexp = "\\d{6}") String schulnummer,
            @BeanParam @Valid GapFilter filter) {
        positions.await(filter.minPosition);
        return gaps.ofSchool(schulnummer, filter.asOf);
    }
}
