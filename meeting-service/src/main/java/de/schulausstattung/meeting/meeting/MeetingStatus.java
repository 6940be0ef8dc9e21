package de.schulausstattung.meeting.meeting;

/** How far a talk is. */
public enum MeetingStatus {

    /** Without an appointment. */
    PLANNED,
    BOOKED,
    INVITED,
    HELD,
    CANCELLED;

    /** Whether an appointment can be made or moved. */
    boolean isBookable() {
        return this == PLANNED || this == BOOKED || this == INVITED;
    }

    /** Whether it was held or dropped: nothing is prepared any more. */
    public boolean isOver() {
        return !isBookable();
    }
}
