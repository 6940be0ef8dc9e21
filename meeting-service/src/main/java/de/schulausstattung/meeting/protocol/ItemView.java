package de.schulausstattung.meeting.protocol;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnore;

import de.schulausstattung.meeting.agenda.Topic;
import de.schulausstattung.platform.web.Identified;
import de.schulausstattung.platform.web.Versioned;

/** What was said to an item of the agenda. */
public record ItemView(UUID id, int position, Topic topic, String title, String text, int epoch, long version)
        implements
            Identified,
            Versioned {

    @Override
    @JsonIgnore
    public String pathId() {
        return id.toString();
    }
}
