package de.schulausstattung.needs.timeline;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

import de.schulausstattung.platform.security.Permissions;

@Path("/needs/{id}/timeline")
@Tag(name = "Needs")
public class TimelineResource {

    private final TimelineService timelines;

    TimelineResource(TimelineService timelines) {
        this.timelines = timelines;
    }

    /** What happened to a wish, oldest first. */
    public record Timeline(List<TimelineStep> items) {
    }

    @GET
    @RolesAllowed(Permissions.READ_NEEDS)
    @Operation(summary = "Show where a wish is now: from its first draft, in whichever round, to the devices in service")
    public Timeline timeline(@RestPath UUID id) {
        return new Timeline(timelines.of(id));
    }
}
