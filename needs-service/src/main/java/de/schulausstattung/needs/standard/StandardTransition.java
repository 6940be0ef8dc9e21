package de.schulausstattung.needs.standard;

import java.util.Set;

/** What can be done with a version. */
public enum StandardTransition {
    /** A Kreis lets its Träger read and adopt it. */
    OFFER(Set.of(StandardStatus.SET), StandardStatus.OFFERED),
    /** It never was: of a Träger only before its first day. Who adopted it keeps the copy. */
    WITHDRAW(Set.of(StandardStatus.SET, StandardStatus.OFFERED), StandardStatus.WITHDRAWN);

    private final Set<StandardStatus> from;
    private final StandardStatus to;

    StandardTransition(Set<StandardStatus> from, StandardStatus to) {
        this.from = from;
        this.to = to;
    }

    boolean isPossibleFrom(StandardStatus status) {
        return from.contains(status);
    }

    StandardStatus to() {
        return to;
    }
}
