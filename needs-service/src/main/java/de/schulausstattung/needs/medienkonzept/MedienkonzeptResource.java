package de.schulausstattung.needs.medienkonzept;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.idempotency.Idempotent;
import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.security.Permissions;
import de.schulausstattung.platform.web.Responses;

/** A school records its own; IT-Beschaffung may do it for a school. */
@Path("/medienkonzepte")
@Tag(name = "Medienkonzepte")
public class MedienkonzeptResource {

    private final MedienkonzeptService concepts;

    MedienkonzeptResource(MedienkonzeptService concepts) {
        this.concepts = concepts;
    }

    @GET
    @RolesAllowed(Permissions.READ_NEEDS)
    @Operation(summary = "Search Medienkonzepte")
    public Page<MedienkonzeptView> listMedienkonzepte(@BeanParam @Valid MedienkonzeptFilter filter,
            @BeanParam @Valid PageRequest page) {
        return concepts.search(filter, page);
    }

    @POST
    @Idempotent
    @RolesAllowed({ Permissions.MANAGE_NEEDS, Permissions.DECIDE_NEEDS })
    @Operation(summary = "Record a version of the Medienkonzept of a school")
    public RestResponse<MedienkonzeptView> recordMedienkonzept(@Valid @NotNull RecordMedienkonzept command, UriInfo uri) {
        return Responses.created(uri, concepts.add(command));
    }

    @GET
    @Path("/gaps")
    @RolesAllowed(Permissions.READ_NEEDS)
    @Operation(summary = "List the schools whose Medienkonzept is missing, old, or leaves Teilkompetenzen uncovered")
    public Page<ConceptGap> listMedienkonzeptGaps(
            @RestQuery @DefaultValue("3") @Min(0) @Max(20) @Parameter(description = "An older one is a gap") int olderThanYears,
            @BeanParam @Valid PageRequest page) {
        return concepts.gaps(page, olderThanYears);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Permissions.READ_NEEDS)
    @Operation(summary = "Show a Medienkonzept")
    public MedienkonzeptView showMedienkonzept(@RestPath UUID id) {
        return concepts.get(id);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({ Permissions.MANAGE_NEEDS, Permissions.DECIDE_NEEDS })
    @Operation(summary = "Change a Medienkonzept")
    public MedienkonzeptView changeMedienkonzept(@RestPath UUID id, @Valid @NotNull DescribeMedienkonzept command,
            @RestHeader("If-Match") @Nullable String ifMatch) {
        return concepts.change(id, command, ifMatch);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({ Permissions.MANAGE_NEEDS, Permissions.DECIDE_NEEDS })
    @Operation(summary = "Remove a Medienkonzept")
    public void removeMedienkonzept(@RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch) {
        concepts.remove(id, ifMatch);
    }
}
