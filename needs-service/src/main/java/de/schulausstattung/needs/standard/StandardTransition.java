package de.schulausstattung.needs.standard;

import java.util.Set;

import de.schulausstattung.events.needs.EquipmentStandardState.EquipmentStandardFact;

/** What can be done with a version. */
public enum StandardTransition {
    /** A Kreis lets its Träger read and adopt it. */
    OFFER(Set.of(StandardStatus.SET), StandardStatus.OFFERED, EquipmentStandardFact.OFFERED),
    /** It never was: of a Träger only before its first day. Who adopted it keeps the copy. */
    WITHDRAW(Set.of(StandardStatus.SET, StandardStatus.OFFERED), StandardStatus.WITHDRAWN, EquipmentStandardFact.WITHDRAWN);

    private final Set<StandardStatus> from;
    private final StandardStatus to;
    private final EquipmentStandardFact fact;

    StandardTransition(Set<StandardStatus> from, StandardStatus to, EquipmentStandardFact fact) {
        this.from = from;
        this.to = to;
        this.fact = fact;
    }

    boolean isPossibleFrom(StandardStatus status) {
        return from.contains(status);
    }

    StandardStatus to() {
        return to;
    }

    EquipmentStandardFact fact() {
        return fact;
    }
}
