package de.schulausstattung.meeting.slot;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnore;

import de.schulausstattung.platform.web.Identified;
import de.schulausstattung.platform.web.Versioned;

/**
 * An appointment on offer, or booked.
 *
 * @param jahr of the round it is offered in
 * @param team who offers it; nobody is in two talks at once
 * @param free whether it can be booked
 * @param schulnummer the school that booked it
 */
public record SlotView(UUID id, int jahr, String team, Instant startsAt, Instant endsAt, @Nullable String place, boolean free,
        @Nullable String schulnummer, @Nullable UUID meetingId, int epoch, long version) implements Identified, Versioned {

    @Override
    @JsonIgnore
    public String pathId() {
        return id.toString();
    }
}
