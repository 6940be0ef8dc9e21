package de.schulausstattung.report.comparison;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.security.Permissions;

/** Comparison of the Träger of a Kreis. */
@Path("/")
@Tag(name = "Comparison")
public class ComparisonResource {

    private final ComparisonService comparison;

    ComparisonResource(ComparisonService comparison) {
        this.comparison = comparison;
    }

    @GET
    @Path("/comparison")
    @RolesAllowed(Permissions.READ_COMPARISON)
    @Operation(summary = "Compare the Träger of the Kreis: quartiles, and by name those who released their figures")
    public KreisComparison compare() {
        return comparison.ofKreis();
    }

    @GET
    @Path("/comparison/own")
    @RolesAllowed(Permissions.READ_REPORTS)
    @Operation(summary = "Show the own figures of a Träger beside the quartiles of its Kreis")
    public OwnComparison compareOwn() {
        return comparison.own();
    }

    @GET
    @Path("/figures-release")
    @RolesAllowed(Permissions.MANAGE_REPORTS)
    @Operation(summary = "Show whether the Kreis sees the Träger's figures by name")
    public FiguresRelease showRelease() {
        return comparison.release();
    }

    @PUT
    @Path("/figures-release")
    @RolesAllowed(Permissions.MANAGE_REPORTS)
    @Operation(summary = "Release the Träger's figures to the Kreis by name, or withdraw them at once")
    public FiguresRelease changeRelease(@Valid @NotNull ReleaseFigures command,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return comparison.release(command, ifMatch);
    }

    @GET
    @Path("/figures-release/history")
    @RolesAllowed(Permissions.MANAGE_REPORTS)
    @Operation(summary = "List the releases of the Träger's figures and the withdrawals: when and who")
    public ReleaseHistory showReleaseHistory(@RestQuery @DefaultValue("50") @Min(1) @Max(500) int limit) {
        return new ReleaseHistory(comparison.releaseHistory(limit));
    }
}
