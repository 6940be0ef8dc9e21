package de.schulausstattung.report.indicator;

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

/** Indicators; who waits for a position waits before anything is read. */
@Path("/")
@Tag(name = "Indicators")
@RolesAllowed(Permissions.READ_REPORTS)
public class IndicatorResource {

    private final IndicatorService indicators;
    private final PositionService positions;
    private final ReadModelService readModel;

    IndicatorResource(IndicatorService indicators, PositionService positions, ReadModelService readModel) {
        this.indicators = indicators;
        this.positions = positions;
        this.readModel = readModel;
    }

    @GET
    @Path("/indicators")
    @Operation(summary = "Show the figures over all schools of the caller, school-weighted and pupil-weighted")
    @APIResponse(responseCode = "503", description = "The position is not reached yet, or the figures are being rebuilt")
    public TraegerIndicators showIndicators(@BeanParam @Valid IndicatorFilter filter) {
        positions.await(filter.minPosition);
        return readModel.snapshot(() -> indicators.overview(filter.asOf).total());
    }

    @GET
    @Path("/schools/indicators")
    @Operation(summary = "List the figures of each school of the caller")
    @APIResponse(responseCode = "503", description = "The position is not reached yet, or the figures are being rebuilt")
    public Page<SchoolIndicators> listSchoolIndicators(@BeanParam @Valid IndicatorFilter filter,
            @BeanParam @Valid PageRequest page) {
        positions.await(filter.minPosition);
        return readModel.snapshot(() -> indicators.ofSchools(page, filter.asOf));
    }

    @GET
    @Path("/schools/{schulnummer}/indicators")
    @Operation(summary = "Show the figures of a school")
    @APIResponse(responseCode = "503", description = "The position is not reached yet, or the figures are being rebuilt")
    public SchoolIndicators showSchoolIndicators(@RestPath @Pattern(regexp = "\\d{6}") String schulnummer,
            @BeanParam @Valid IndicatorFilter filter) {
        positions.await(filter.minPosition);
        return readModel.snapshot(() -> indicators.ofSchool(schulnummer, filter.asOf));
    }
}
