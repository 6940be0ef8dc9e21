package de.schulausstattung.meeting.meeting;

import static de.schulausstattung.meeting.meeting.MeetingStatus.BOOKED;
import static de.schulausstattung.meeting.meeting.MeetingStatus.CANCELLED;
import static de.schulausstattung.meeting.meeting.MeetingStatus.INVITED;
import static de.schulausstattung.meeting.meeting.MeetingStatus.PLANNED;

import java.util.Set;

/** The steps of a talk's life that are no booking and no invitation. */
public enum MeetingTransition {

    /** It took place; the call says who was there. */
    HOLD(Set.of(BOOKED, INVITED), false),
    /** It is dropped, because the school closes for example. */
    CANCEL(Set.of(PLANNED, BOOKED, INVITED), true),
    /** It is wanted again. */
    REOPEN(Set.of(CANCELLED), true);

    private final Set<MeetingStatus> from;
    private final boolean reasonRequired;

    MeetingTransition(Set<MeetingStatus> from, boolean reasonRequired) {
        this.from = from;
        this.reasonRequired = reasonRequired;
    }

    boolean isPossibleFrom(MeetingStatus status) {
        return from.contains(status);
    }

    boolean reasonRequired() {
        return reasonRequired;
    }
}
