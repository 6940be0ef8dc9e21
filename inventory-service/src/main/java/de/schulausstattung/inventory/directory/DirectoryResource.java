package de.schulausstattung.inventory.directory;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import de.schulausstattung.platform.idempotency.Idempotent;
import de.schulausstattung.platform.job.JobView;
import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.security.Permissions;
import de.schulausstattung.platform.storage.Bulk;
import de.schulausstattung.platform.web.Responses;

@Path("/directory")
@Tag(name = "Directory")
public class DirectoryResource {

    private final DirectoryService directory;

    DirectoryResource(DirectoryService directory) {
        this.directory = directory;
    }

    /** The schools that the two official lists show differently. */
    public record Differences(List<DirectoryDifference> items) {
    }

    @GET
    @Path("/schools")
    @RolesAllowed(Permissions.READ_DIRECTORY)
    @Operation(summary = "Search the public school directory")
    public Page<DirectorySchool> search(@BeanParam @Valid DirectoryFilter filter, @BeanParam @Valid PageRequest page) {
        return directory.search(filter, page);
    }

    @GET
    @Path("/schools/{schulnummer}")
    @RolesAllowed(Permissions.READ_DIRECTORY)
    @Operation(summary = "Show a school of the directory")
    public DirectorySchool get(@RestPath String schulnummer) {
        return directory.require(schulnummer);
    }

    @GET
    @Path("/differences")
    @RolesAllowed(Permissions.READ_DIRECTORY)
    @Operation(summary = "Name, school by school, how the Schuldatei and the SVWS catalogue differ for a Träger")
    public Differences differences(@RestQuery @NotNull @Pattern(regexp = "\\d{5}") String traegernummer) {
        return new Differences(directory.differences(traegernummer));
    }

    @POST
    @Path("/imports")
    @Consumes("text/csv")
    @Bulk
    @Idempotent
    @RolesAllowed(Permissions.OPERATE_DIRECTORY)
    @Operation(summary = "Import an official list of schools as a job; a repeated upload changes nothing")
    @APIResponse(responseCode = "202", description = "The job; a list that leaves out many schools is refused, since it would close them")
    public RestResponse<JobView> importList(@RestQuery @NotNull DirectorySource source,
            @RestQuery @DefaultValue("false") @Parameter(description = "Say what would change, store nothing") boolean dryRun,
            @RestQuery @DefaultValue("false") @Parameter(description = "The list is whole, however many schools it leaves out") boolean allowUnlisting,
            @NotNull @Size(min = 1) byte[] file, UriInfo uri) {
        return Responses.accepted(uri, directory.importList(source, dryRun, allowUnlisting, file));
    }
}
