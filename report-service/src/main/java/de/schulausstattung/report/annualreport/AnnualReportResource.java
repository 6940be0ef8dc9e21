package de.schulausstattung.report.annualreport;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.idempotency.Idempotent;
import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.projection.PositionService;
import de.schulausstattung.platform.security.Permissions;
import de.schulausstattung.platform.web.Responses;

/** Annual reports by Haushaltsjahr. */
@Path("/annual-reports")
@Tag(name = "Annual reports")
public class AnnualReportResource {

    /** The page needs nothing from anywhere and runs nothing. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'unsafe-inline'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final AnnualReportService reports;
    private final PositionService positions;

    AnnualReportResource(AnnualReportService reports, PositionService positions) {
        this.reports = reports;
        this.positions = positions;
    }

    @GET
    @RolesAllowed(Permissions.READ_REPORTS)
    @Operation(summary = "List the frozen reports")
    public Page<ReportSummary> searchReports(@BeanParam @Valid PageRequest page) {
        return reports.search(page);
    }

    @GET
    @Path("/{jahr}")
    @Produces({ MediaType.APPLICATION_JSON, MediaType.TEXT_HTML })
    @RolesAllowed(Permissions.READ_REPORTS)
    @Operation(summary = "Show the report of a year: the newest frozen bytes, or else a draft; as a page with Accept: text/html")
    @APIResponse(responseCode = "200", description = "`state` tells a draft; `Repr-Digest` is the hash of the bytes", content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = AnnualReport.class)),
            @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING)) })
    @APIResponse(responseCode = "503", description = "A draft: the position is not reached yet, or figures would be incomplete")
    public RestResponse<String> showReport(@RestPath int jahr,
            @Parameter(description = "The number of a frozen version, or `draft` for what the figures say now") @RestQuery @Pattern(regexp = WantedVersion.FORM) @Nullable String version,
            @Parameter(description = PositionService.PARAMETER) @RestQuery @Size(max = PositionService.LONGEST) @Nullable String minPosition,
            HttpHeaders headers) {
        var format = ReportFormat.of(headers.getAcceptableMediaTypes());
        var report = reports.show(jahr, WantedVersion.of(version), format, minPosition);
        return RestResponse.ResponseBuilder.ok(report.text(), format.mediaType()).header("Repr-Digest", report.reprDigest())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT).header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .build();
    }

    @POST
    @Path("/{jahr}/freeze")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Permissions.MANAGE_REPORTS)
    @Idempotent
    @Operation(summary = "Freeze the report of a year; once more only with a reason, as another version beside the earlier ones")
    @APIResponse(responseCode = "409", description = "The year is frozen and no reason for another version is given, or there is "
            + "nothing new, or facts are missing: the problem names which")
    @APIResponse(responseCode = "422", description = "The reason is blank")
    public RestResponse<ReportSummary> freezeReport(@RestPath int jahr,
            @Parameter(description = PositionService.PARAMETER) @RestQuery @Size(max = PositionService.LONGEST) @Nullable String minPosition,
            UriInfo uri,
            @Valid @NotNull FreezeReport command) {
        positions.await(minPosition);
        var summary = reports.freeze(jahr, command.reason());
        return Responses.created(uri, summary.path(), summary);
    }
}
