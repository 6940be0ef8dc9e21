package de.schulausstattung.inventory.school;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.Schuljahr;
import de.schulausstattung.platform.security.Permissions;

@Path("/schools/{schulnummer}/pupil-counts")
@Tag(name = "Pupil counts")
public class PupilCountResource {

    private final PupilCountService counts;

    PupilCountResource(PupilCountService counts) {
        this.counts = counts;
    }

    /** The counts of a school, newest Schuljahr first; one per Schuljahr. */
    public record PupilCounts(List<PupilCountView> items) {
    }

    @GET
    @RolesAllowed(Permissions.READ_INVENTORY)
    @Operation(summary = "List the pupil counts of a school")
    public PupilCounts ofSchool(@RestPath String schulnummer) {
        return new PupilCounts(counts.ofSchool(schulnummer));
    }

    @PUT
    @Path("/{schuljahr}")
    @RolesAllowed(Permissions.MANAGE_INVENTORY)
    @Operation(summary = "Report the pupils per Jahrgang of a Schuljahr (2026-27); If-Match once there is a count")
    @APIResponse(responseCode = "422", description = "A Jahrgang is unknown, or the Stichtag lies outside the Schuljahr")
    public PupilCountView report(@RestPath String schulnummer, @RestPath String schuljahr,
            @Valid @NotNull ReportPupilCounts command,
            @RestHeader("If-Match") @Nullable String ifMatch) {
        return counts.report(schulnummer, Schuljahr.parse(schuljahr), command, ifMatch);
    }
}
