package de.schulausstattung.meeting.agenda;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.idempotency.Idempotent;
import de.schulausstattung.platform.security.Permissions;
import de.schulausstattung.platform.web.Responses;

@Path("/meetings/{id}/agenda")
@Tag(name = "Agendas")
public class AgendaResource {

    private final AgendaService agendas;

    AgendaResource(AgendaService agendas) {
        this.agendas = agendas;
    }

    @GET
    @RolesAllowed({ Permissions.READ_MEETINGS, Permissions.ATTEND_MEETINGS })
    @Operation(summary = "Show the agenda of a talk")
    public Agenda agenda(@RestPath UUID id) {
        return agendas.of(id);
    }

    @POST
    @Path("/items")
    @Idempotent
    @RolesAllowed({ Permissions.READ_MEETINGS, Permissions.ATTEND_MEETINGS })
    @Operation(summary = "Propose something to talk about; a school until the day that the round names")
    public RestResponse<AgendaItemView> propose(@RestPath UUID id, @Valid @NotNull ProposeTopic command, UriInfo uri) {
        return Responses.created(uri, agendas.propose(id, command));
    }

    @DELETE
    @Path("/items/{itemId}")
    @RolesAllowed({ Permissions.READ_MEETINGS, Permissions.ATTEND_MEETINGS })
    @Operation(summary = "Take back what one has proposed oneself")
    public void takeBack(@RestPath UUID id, @RestPath UUID itemId, @RestHeader("If-Match") @Nullable String ifMatch) {
        agendas.takeBack(id, itemId, ifMatch);
    }
}
