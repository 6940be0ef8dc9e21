package de.schulausstattung.meeting.calendar;

import java.time.LocalDate;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import de.schulausstattung.platform.idempotency.Idempotent;
import de.schulausstattung.platform.security.Permissions;

/** The days without talks: everybody who has to do with talks sees them, the operator dates the Ferien. */
@Path("/calendar")
@Tag(name = "Calendar")
public class CalendarResource {

    private final CalendarService calendar;

    CalendarResource(CalendarService calendar) {
        this.calendar = calendar;
    }

    /** All Ferien that are recorded, by their first day. */
    public record AllFerien(List<FerienView> items) {
    }

    /** The days without talks of a year, in their order. */
    public record DaysOff(List<DayOff> items) {
    }

    @GET
    @Path("/ferien")
    @RolesAllowed({ Permissions.READ_MEETINGS, Permissions.ATTEND_MEETINGS, Permissions.OPERATE_DIRECTORY })
    @Operation(summary = "Show the Ferien, each with its source")
    public AllFerien ferien() {
        return new AllFerien(calendar.ferien());
    }

    @POST
    @Path("/ferien")
    @Idempotent
    @RolesAllowed(Permissions.OPERATE_DIRECTORY)
    @Operation(summary = "Say when Ferien are; the same once more changes nothing")
    @APIResponse(responseCode = "422", description = "They end before they begin, or last for months")
    public FerienView dateFerien(@Valid @NotNull DateFerien command) {
        return calendar.date(command);
    }

    @GET
    @Path("/days-off")
    @RolesAllowed({ Permissions.READ_MEETINGS, Permissions.ATTEND_MEETINGS, Permissions.OPERATE_DIRECTORY })
    @Operation(summary = "Show the days of a year on which no talk is held: Ferien and Feiertage")
    public DaysOff daysOff(@RestQuery @NotNull @Min(2000) @Max(2200) Integer jahr) {
        return new DaysOff(calendar.daysOff(LocalDate.of(jahr, 1, 1), LocalDate.of(jahr, 12, 31)));
    }
}
