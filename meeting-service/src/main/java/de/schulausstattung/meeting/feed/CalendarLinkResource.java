package de.schulausstattung.meeting.feed;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import de.schulausstattung.platform.security.OpenByLink;

@Path("/calendars/{secret}/talks.ics")
@Tag(name = "Feeds")
public class CalendarLinkResource {

    private static final String CALENDAR = "text/calendar;charset=UTF-8";

    private final FeedService feeds;

    CalendarLinkResource(FeedService feeds) {
        this.feeds = feeds;
    }

    @GET
    @Produces("text/calendar")
    @PermitAll
    @OpenByLink("calendars know no login; shown are time, place and agenda of talks, never what was said, and nobody's name")
    @Operation(summary = "Read the talks of a link as iCalendar; no token, the link is enough")
    @APIResponse(responseCode = "200", description = "The talks with an appointment")
    public RestResponse<String> talks(@RestPath String secret) {
        return RestResponse.ResponseBuilder.ok(feeds.follow(new Secret(secret)), CALENDAR)
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=300").build();
    }
}
