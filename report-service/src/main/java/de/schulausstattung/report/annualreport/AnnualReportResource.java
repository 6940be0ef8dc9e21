package de.schulausstattung.report.annualreport;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import de.schulausstattung.platform.idempotency.Idempotent;
import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.security.Permissions;

/** Annual reports by Haushaltsjahr. */
@Path("/annual-reports")
@Tag(name = "Annual reports")
public class AnnualReportResource {

    /** The page needs nothing from anywhere and runs nothing. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    private final AnnualReportService reports;

    AnnualReportResource(AnnualReportService reports) {
        this.reports = reports;
    }

    @GET
    @RolesAllowed(Permissions.READ_REPORTS)
    @Operation(summary = "List the frozen reports")
    public Page<ReportSummary> searchReports(@BeanParam @Valid PageRequest page) {
        return reports.search(page);
    }

    @GET
    @Path("/{jahr}")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Permissions.READ_REPORTS)
    @Operation(summary = "Show the report of a year: the frozen bytes, or else a draft; as a page with Accept: text/html")
    @APIResponse(responseCode = "200", description = "`state` says whether it is a draft; `Repr-Digest` is the hash of the bytes",
            content = { @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = AnnualReport.class)),
                    @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING)) })
    public RestResponse<String> showReport(@RestPath int jahr) {
        var report = reports.json(jahr);
        return RestResponse.ResponseBuilder.ok(report.text()).header("Repr-Digest", report.reprDigest())
                .header("Vary", "Accept").build();
    }

    @GET
    @Path("/{jahr}")
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    @RolesAllowed(Permissions.READ_REPORTS)
    @Operation(hidden = true)
    public RestResponse<String> showPage(@RestPath int jahr) {
        var report = reports.html(jahr);
        return RestResponse.ResponseBuilder.ok(report.text()).header("Repr-Digest", report.reprDigest())
                .header("Vary", "Accept").header("Content-Security-Policy", CONTENT_SECURITY_POLICY).build();
    }

    @POST
    @Path("/{jahr}/freeze")
    @RolesAllowed(Permissions.MANAGE_REPORTS)
    @Idempotent
    @Operation(summary = "Freeze the report of a year, for ever")
    @APIResponse(responseCode = "409", description = "The year is frozen already")
    public RestResponse<ReportSummary> freezeReport(@RestPath int jahr, UriInfo uri) {
        var summary = reports.freeze(jahr);
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, summary)
                .header("Location", uri.getBaseUri().getRawPath() + "annual-reports/" + summary.pathId()).build();
    }
}
