package de.schulausstattung.meeting.protocol;

import de.schulausstattung.meeting.agreement.Outcome;

/** What becomes of a line of last year (S4-20). */
public enum Settlement {

    CLOSE(Outcome.DONE),
    /** It stands again among this year's lines, a year older. */
    CARRY_OVER(Outcome.CARRIED_OVER),
    DROP(Outcome.DROPPED);

    private final Outcome outcome;

    Settlement(Outcome outcome) {
        this.outcome = outcome;
    }

    Outcome outcome() {
        return outcome;
    }
}
