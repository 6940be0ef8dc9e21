package de.schulausstattung.meeting.meeting;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import de.schulausstattung.platform.problem.NotFound;
import de.schulausstattung.platform.problem.Rejected;
import de.schulausstattung.platform.tenancy.CurrentTenant;
import de.schulausstattung.platform.tenancy.Scope;

/**
 * Who may do what with a talk, beyond seeing it: the wall shows a talk to all who take part in it, but it is arranged by those
 * who have the operation's permission at its school or in the whole Träger.
 */
@ApplicationScoped
class MeetingAccess {

    private final CurrentTenant current;

    MeetingAccess(CurrentTenant current) {
        this.current = current;
    }

    /** @throws NotFound where the caller only takes part, or is at another school */
    void requireArranges(UUID meeting, String schulnummer) {
        if (!isOfTraeger() && !isAt(schulnummer)) {
            throw new NotFound("meeting", meeting);
        }
    }

    /** Whether the caller arranges talks for the Träger and not for a school. */
    boolean isOfTraeger() {
        return current.scope() instanceof Scope.WholeTenant;
    }

    /**
     * A school enters its own people, the Träger everybody.
     *
     * @throws Rejected {@code participant-of-other-party}
     */
    void requireMayEnter(Function function) {
        if (!isOfTraeger() && function.party() != Party.SCHULE) {
            throw new Rejected("participant-of-other-party", function);
        }
    }

    /** Whether the caller has the operation's permission at this school. */
    boolean isAt(String schulnummer) {
        return current.scope() instanceof Scope.SomeSchools some && some.schools().contains(schulnummer);
    }
}
