package de.schulausstattung.meeting.dossier;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import de.schulausstattung.platform.security.Permissions;

@Path("/meetings/{id}/dossier")
@Tag(name = "Dossiers")
public class DossierResource {

    private final DossierService dossiers;

    DossierResource(DossierService dossiers) {
        this.dossiers = dossiers;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({ Permissions.READ_MEETINGS, Permissions.ATTEND_MEETINGS })
    @Operation(summary = "Show the dossier that went out with the invitation, always the same bytes")
    @APIResponse(responseCode = "200", description = "`Repr-Digest` is the hash of the bytes, `Dossier-Version` counts the invitations", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Dossier.class)))
    public RestResponse<String> dossier(@RestPath UUID id) {
        var frozen = dossiers.frozen(id);
        return RestResponse.ResponseBuilder.ok(frozen.json()).header("Repr-Digest", frozen.reprDigest())
                .header("Dossier-Version", frozen.version()).build();
    }

    @GET
    @Path("/draft")
    @RolesAllowed(Permissions.READ_MEETINGS)
    @Operation(summary = "Show what the dossier would say now")
    public Dossier draft(@RestPath UUID id) {
        return dossiers.draft(id);
    }
}
