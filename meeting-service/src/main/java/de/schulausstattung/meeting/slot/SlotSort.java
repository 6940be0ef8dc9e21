package de.schulausstattung.meeting.slot;

import java.time.Instant;
import java.util.List;

import de.schulausstattung.platform.persistence.SortKey;

/** The documented orders of appointments. */
final class SlotSort {

    static final List<SortKey<Slot>> ALL = List.of(
            SortKey.of("startsAt", "startsAt", slot -> slot.startsAt().toString(), Slot::id).parsedBy(Instant::parse),
            SortKey.ofId(Slot::id));

    private SlotSort() {
    }
}
