package de.schulausstattung.needs.medienkonzept;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import de.schulausstattung.platform.security.Permissions;

@Path("/competences")
@Tag(name = "Medienkonzepte")
public class CompetenceResource {

    private final CompetenceService competences;

    CompetenceResource(CompetenceService competences) {
        this.competences = competences;
    }

    /** Every Teilkompetenz; the catalogue is small and shown whole. */
    public record Competences(List<Competence> items) {
    }

    @GET
    @RolesAllowed(Permissions.READ_NEEDS)
    @Operation(summary = "Show the Teilkompetenzen of the Medienkompetenzrahmen NRW")
    public Competences listCompetences() {
        return new Competences(competences.all());
    }
}
