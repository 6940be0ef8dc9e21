package de.schulausstattung.meeting.preparation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

import de.schulausstattung.platform.security.Permissions;

@Path("/schools/{schulnummer}/meetings")
@Tag(name = "Meetings")
public class PreparationResource {

    private final PreparationService preparation;

    PreparationResource(PreparationService preparation) {
        this.preparation = preparation;
    }

    @GET
    @Path("/next")
    @RolesAllowed({ Permissions.READ_MEETINGS, Permissions.ATTEND_MEETINGS })
    @Operation(summary = "Show the next talk of a school: when it is, who comes, what to bring")
    public NextMeeting next(@RestPath String schulnummer) {
        return preparation.next(schulnummer);
    }

    @GET
    @Path("/last")
    @RolesAllowed({ Permissions.READ_MEETINGS, Permissions.ATTEND_MEETINGS })
    @Operation(summary = "Show the last talk of a school: what was agreed on, what came of it, where its protocol is and who reads that")
    public LastMeeting last(@RestPath String schulnummer) {
        return preparation.last(schulnummer);
    }
}
