package de.schulausstattung.meeting.agenda;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import de.schulausstattung.platform.idempotency.Idempotent;
import de.schulausstattung.platform.security.Permissions;

@Path("/agenda-templates")
@Tag(name = "Agendas")
public class AgendaTemplateResource {

    private final AgendaService agendas;

    AgendaTemplateResource(AgendaService agendas) {
        this.agendas = agendas;
    }

    /** The templates, the one that counts first. */
    public record Templates(List<TemplateView> items) {
    }

    @GET
    @RolesAllowed({ Permissions.READ_MEETINGS, Permissions.ATTEND_MEETINGS })
    @Operation(summary = "Show the templates of agendas; the first counts for talks to which nobody is invited yet")
    public Templates templates() {
        return new Templates(agendas.templates());
    }

    @POST
    @Idempotent
    @RolesAllowed(Permissions.MANAGE_MEETINGS)
    @Operation(summary = "Record a new version of the Träger's own template")
    public TemplateView recordTemplate(@Valid @NotNull RecordTemplate command) {
        return agendas.record(command);
    }
}
