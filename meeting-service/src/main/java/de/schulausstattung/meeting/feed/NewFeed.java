package de.schulausstattung.meeting.feed;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonIgnore;

import de.schulausstattung.platform.web.Identified;

/** A link just made. */
public record NewFeed(FeedView feed,
        @Schema(description = "The path of the link, shown this once") String path) implements Identified {

    @Override
    @JsonIgnore
    public String pathId() {
        return feed.pathId();
    }
}
