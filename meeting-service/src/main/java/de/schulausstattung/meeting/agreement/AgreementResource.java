package de.schulausstattung.meeting.agreement;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

import de.schulausstattung.events.Topic;
import de.schulausstattung.platform.history.NotesRefusal;
import de.schulausstattung.platform.idempotency.Idempotent;
import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.security.Permissions;

@Path("/agreements")
@Tag(name = "Agreements")
public class AgreementResource {

    private final AgreementService agreements;

    AgreementResource(AgreementService agreements) {
        this.agreements = agreements;
    }

    @GET
    @RolesAllowed({ Permissions.READ_MEETINGS, Permissions.ATTEND_MEETINGS })
    @Operation(summary = "Search agreements: those of the Träger, of the own school, or of talks in which the caller took part")
    public Page<AgreementView> search(@BeanParam @Valid AgreementFilter filter, @BeanParam @Valid PageRequest page) {
        return agreements.search(filter, page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({ Permissions.READ_MEETINGS, Permissions.ATTEND_MEETINGS })
    @Operation(summary = "Show an agreement and what came of it")
    public AgreementView get(@RestPath UUID id) {
        return agreements.require(id);
    }

    @POST
    @Path("/{id}/transitions")
    @Idempotent
    @NotesRefusal(Topic.MEETINGS_AGREEMENT)
    @RolesAllowed(Permissions.MANAGE_MEETINGS)
    @Operation(summary = "Note that something was done that is no purchase")
    @APIResponse(responseCode = "409", description = "It is closed already")
    public AgreementView move(@RestPath UUID id, @Valid @NotNull MoveAgreement command) {
        return agreements.move(id, command);
    }
}
