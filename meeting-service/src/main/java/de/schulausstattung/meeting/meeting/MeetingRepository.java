package de.schulausstattung.meeting.meeting;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.persistence.Keyset;
import de.schulausstattung.platform.problem.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

@ApplicationScoped
class MeetingRepository implements PanacheRepositoryBase<Meeting, UUID> {

    private final Keyset keyset;

    MeetingRepository(Keyset keyset) {
        this.keyset = keyset;
    }

    Meeting require(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> notFound(id));
    }

    /** Locks the talk, so that two who change its participants at once do not count without each other. */
    Meeting lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> notFound(id));
    }

    private static NotFound notFound(UUID id) {
        return new NotFound("meeting", id);
    }

    Page<MeetingView> search(MeetingFilter filter, PageRequest page) {
        return keyset.page(Meeting.class, filter.where(), page, MeetingSort.ALL, Meeting::view);
    }

    /** The regular talks of a year by school. */
    Map<String, Meeting> regularOf(int jahr) {
        return list("jahr = ?1 and kind = ?2", jahr, MeetingKind.REGULAR).stream()
                .collect(Collectors.toMap(Meeting::schulnummer, meeting -> meeting));
    }

    /** Of these schools the ones that have a regular talk in the year. */
    Set<String> withRegular(int jahr, Collection<String> schools) {
        return find("jahr = ?1 and kind = ?2 and schulnummer in ?3", jahr, MeetingKind.REGULAR, schools).stream()
                .map(Meeting::schulnummer).collect(Collectors.toSet());
    }

    /** The talks of a school that are still to be held: those with an appointment first, by time. */
    Optional<Meeting> next(String schulnummer) {
        return find("schulnummer = ?1 and status in ?2 order by startsKey, jahr, id", schulnummer,
                List.of(MeetingStatus.PLANNED, MeetingStatus.BOOKED, MeetingStatus.INVITED)).firstResultOptional();
    }

    /** The talks with an appointment from a year on, by time. */
    List<Meeting> withAppointment(int fromJahr) {
        return list("jahr >= ?1 and startsAt is not null order by startsAt, id", fromJahr);
    }

    /** The regular talks of a school, the newest first. */
    List<Meeting> regularOf(String schulnummer) {
        return list("schulnummer = ?1 and kind = ?2 order by jahr desc", schulnummer, MeetingKind.REGULAR);
    }
}
