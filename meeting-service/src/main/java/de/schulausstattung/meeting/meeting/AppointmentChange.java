package de.schulausstattung.meeting.meeting;

import java.util.UUID;

/**
 * The appointment of a talk to which people were invited is not what they know any more; fired within the transaction, so that
 * what they are told of it is written with it.
 *
 * @param meeting as it is now
 */
public record AppointmentChange(MeetingView meeting, Kind kind) {

    /** What became of it. */
    public enum Kind {
        MOVED,
        GIVEN_UP
    }

    /** The talk. */
    public UUID id() {
        return meeting.id();
    }
}
