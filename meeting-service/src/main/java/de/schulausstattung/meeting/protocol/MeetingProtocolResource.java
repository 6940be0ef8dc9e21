package de.schulausstattung.meeting.protocol;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import de.schulausstattung.platform.idempotency.Idempotent;
import de.schulausstattung.platform.security.Permissions;
import de.schulausstattung.platform.web.Responses;

@Path("/meetings/{id}/protocols")
@Tag(name = "Protocols")
public class MeetingProtocolResource {

    private final ProtocolService protocols;

    MeetingProtocolResource(ProtocolService protocols) {
        this.protocols = protocols;
    }

    /** The versions of a talk's protocol, the first first. */
    public record Protocols(List<ProtocolSummary> items) {
    }

    @GET
    @RolesAllowed({ Permissions.READ_MEETINGS, Permissions.ATTEND_MEETINGS })
    @Operation(summary = "List the versions of a talk's protocol; what they say is told to those who take part alone")
    public Protocols protocols(@RestPath UUID id) {
        return new Protocols(protocols.of(id));
    }

    @POST
    @Idempotent
    @RolesAllowed(Permissions.MANAGE_MEETINGS)
    @Operation(summary = "Begin the protocol of a talk with last year's lines, or a supplement to the final version with a reason")
    public RestResponse<ProtocolView> startProtocol(@RestPath UUID id, @Valid @NotNull StartProtocol command, UriInfo uri) {
        var started = protocols.start(id, command);
        return Responses.created(uri, "protocols/" + started.pathId(), started);
    }
}
