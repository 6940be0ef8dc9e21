package de.schulausstattung.inventory.school;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.security.Permissions;

@Path("/schools")
@Tag(name = "Schools")
public class SchoolResource {

    private final SchoolService schools;

    SchoolResource(SchoolService schools) {
        this.schools = schools;
    }

    /**
     * What an adoption came to.
     *
     * @param adopted the schools that are new
     * @param alreadyAdopted how many were there before
     */
    public record Adopted(List<SchoolView> adopted, int alreadyAdopted) {
    }

    @GET
    @RolesAllowed(Permissions.READ_INVENTORY)
    @Operation(summary = "List the schools of the Träger")
    public Page<SchoolView> search(@BeanParam @Valid SchoolFilter filter, @BeanParam @Valid PageRequest page) {
        return schools.search(filter, page);
    }

    @GET
    @Path("/{schulnummer}")
    @RolesAllowed(Permissions.READ_INVENTORY)
    @Operation(summary = "Show a school")
    public SchoolView get(@RestPath String schulnummer) {
        return schools.get(schulnummer);
    }
}
