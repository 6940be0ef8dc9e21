package de.schulausstattung.meeting.feed;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
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

import de.schulausstattung.platform.security.Permissions;
import de.schulausstattung.platform.web.Responses;

/** Not idempotent by key: the answer has a secret, which is not kept. */
@Path("/feeds")
@Tag(name = "Feeds")
public class FeedResource {

    private final FeedService feeds;

    FeedResource(FeedService feeds) {
        this.feeds = feeds;
    }

    /** The caller's own links, the newest first. */
    public record Feeds(List<FeedView> items) {
    }

    @GET
    @RolesAllowed({ Permissions.READ_MEETINGS, Permissions.ATTEND_MEETINGS })
    @Operation(summary = "List one's own links to talks for calendars")
    public Feeds feeds() {
        return new Feeds(feeds.own());
    }

    @POST
    @RolesAllowed({ Permissions.READ_MEETINGS, Permissions.ATTEND_MEETINGS })
    @Operation(summary = "Make a link by which a calendar reads one's talks, for 400 days; its secret is shown this once")
    public RestResponse<NewFeed> make(UriInfo uri) {
        return Responses.created(uri, feeds.make());
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({ Permissions.READ_MEETINGS, Permissions.ATTEND_MEETINGS })
    @Operation(summary = "Revoke a link")
    public void revoke(@RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch) {
        feeds.revoke(id, ifMatch);
    }
}
