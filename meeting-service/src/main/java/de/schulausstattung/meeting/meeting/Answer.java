package de.schulausstattung.meeting.meeting;

/** What somebody answered to the invitation. */
public enum Answer {
    OPEN,
    ACCEPTED,
    TENTATIVE,
    DECLINED
}
