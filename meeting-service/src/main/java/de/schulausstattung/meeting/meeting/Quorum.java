package de.schulausstattung.meeting.meeting;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who must be there for a talk to be complete (S4-06): somebody of the school, IT-Beschaffung of the Träger, and pedagogical
 * advice, whoever gives it. Schulverwaltung or Medienzentrum do not stand in for IT-Beschaffung.
 */
final class Quorum {

    private Quorum() {
    }

    /** The parties that are not represented as they must be. */
    static Set<Party> missing(Collection<Function> present) {
        var missing = EnumSet.allOf(Party.class);
        present.stream().filter(Quorum::counts).map(Function::party).forEach(missing::remove);
        return missing;
    }

    private static boolean counts(Function function) {
        return function.party() != Party.SCHULTRAEGER || function == Function.IT_BESCHAFFUNG;
    }
}
