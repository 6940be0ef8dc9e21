package de.schulausstattung.meeting.meeting;

import java.time.Instant;
import java.util.List;

import de.schulausstattung.platform.persistence.SortKey;

/** The documented orders of talks. */
final class MeetingSort {

    static final List<SortKey<Meeting>> ALL = List.of(
            SortKey.of("schulnummer", "schulnummer", Meeting::schulnummer, Meeting::id),
            SortKey.of("startsAt", "startsKey", Meeting::startsKey, Meeting::id).parsedBy(Instant::parse),
            SortKey.ofId(Meeting::id));

    private MeetingSort() {
    }
}
