package de.schulausstattung.inventory.school;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import de.schulausstattung.platform.idempotency.Idempotent;
import de.schulausstattung.platform.security.Permissions;

@Path("/schools:adopt")
@Tag(name = "Schools")
public class SchoolAdoptionResource {

    private final SchoolService schools;

    SchoolAdoptionResource(SchoolService schools) {
        this.schools = schools;
    }

    @POST
    @Idempotent
    @RolesAllowed(Permissions.MANAGE_INVENTORY)
    @Operation(summary = "Adopt schools of the directory, all or by number")
    @APIResponse(responseCode = "200", description = "OK", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = SchoolResource.Adopted.class)))
    @APIResponse(responseCode = "422", description = "A school is not in the directory, or belongs to another Träger")
    public SchoolResource.Adopted adopt(@Valid @NotNull AdoptSchools command) {
        return schools.adopt(command);
    }
}
