package de.schulausstattung.meeting.invitation;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnore;

import de.schulausstattung.platform.web.Identified;

/**
 * A message about the appointment of a talk.
 *
 * @param recipients to how many addresses it went
 */
public record InvitationView(UUID id, UUID meetingId, int sequence, Method method, Instant sentAt, String sentBy,
        int recipients) implements Identified {

    @Override
    @JsonIgnore
    public String pathId() {
        return id.toString();
    }
}
