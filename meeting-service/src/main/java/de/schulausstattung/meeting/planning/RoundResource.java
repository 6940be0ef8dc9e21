package de.schulausstattung.meeting.planning;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.meeting.round.DescribeRound;
import de.schulausstattung.meeting.round.OpenRound;
import de.schulausstattung.meeting.round.RoundService;
import de.schulausstattung.meeting.round.RoundView;
import de.schulausstattung.platform.idempotency.Idempotent;
import de.schulausstattung.platform.security.Permissions;
import de.schulausstattung.platform.web.Responses;

@Path("/rounds")
@Tag(name = "Rounds")
public class RoundResource {

    private final PlanningService planning;
    private final RoundService rounds;

    RoundResource(PlanningService planning, RoundService rounds) {
        this.planning = planning;
        this.rounds = rounds;
    }

    /** The rounds of a Träger, the newest first; there is one a year. */
    public record Rounds(List<RoundView> items) {
    }

    /** How many talks were planned. */
    public record PlannedMeetings(int planned) {
    }

    @GET
    @RolesAllowed({ Permissions.READ_MEETINGS, Permissions.ATTEND_MEETINGS })
    @Operation(summary = "List the rounds")
    public Rounds all() {
        return new Rounds(rounds.all());
    }

    @POST
    @Idempotent
    @RolesAllowed(Permissions.MANAGE_MEETINGS)
    @Operation(summary = "Open the round of a year; each school in operation gets its one regular talk")
    @APIResponse(responseCode = "409", description = "The round of this year is open already")
    public RestResponse<RoundView> open(@Valid @NotNull OpenRound command, UriInfo uri) {
        return Responses.created(uri, planning.open(command));
    }

    @GET
    @Path("/{jahr}")
    @RolesAllowed({ Permissions.READ_MEETINGS, Permissions.ATTEND_MEETINGS })
    @Operation(summary = "Show a round")
    public RoundView get(@RestPath int jahr) {
        return rounds.require(jahr);
    }

    @PUT
    @Path("/{jahr}")
    @RolesAllowed(Permissions.MANAGE_MEETINGS)
    @Operation(summary = "Change the days of a round")
    public RoundView change(@RestPath int jahr, @Valid @NotNull DescribeRound command,
            @RestHeader("If-Match") @Nullable String ifMatch) {
        return rounds.change(jahr, command, ifMatch);
    }

    @POST
    @Path("/{jahr}/meetings")
    @RolesAllowed(Permissions.MANAGE_MEETINGS)
    @Operation(summary = "Plan the regular talk of each school in operation that has none yet; once more plans none")
    public PlannedMeetings planMissing(@RestPath int jahr) {
        return new PlannedMeetings(planning.planMissing(jahr));
    }

    @GET
    @Path("/{jahr}/schools")
    @RolesAllowed(Permissions.READ_MEETINGS)
    @Operation(summary = "Show which schools lack an appointment, an acceptance, a Medienkonzept or a party")
    public RoundBoard board(@RestPath int jahr, @RestQuery @Nullable Lack lacks) {
        return planning.board(jahr, lacks);
    }
}
