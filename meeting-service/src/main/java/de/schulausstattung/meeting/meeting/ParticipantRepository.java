package de.schulausstattung.meeting.meeting;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import de.schulausstattung.platform.problem.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

@ApplicationScoped
class ParticipantRepository implements PanacheRepositoryBase<Participant, UUID> {

    Participant require(UUID meeting, UUID id) {
        return find("id = ?1 and meetingId = ?2", id, meeting).firstResultOptional()
                .orElseThrow(() -> new NotFound("participant", id));
    }

    Optional<Participant> find(UUID meeting, String subject) {
        return find("meetingId = ?1 and subject = ?2", meeting, subject).firstResultOptional();
    }

    List<Participant> of(UUID meeting) {
        return list("meetingId = ?1 order by id", meeting);
    }

    /** Of the talks of a year those to which somebody of the school has said yes. */
    Set<UUID> acceptedBySchool(int jahr) {
        return getEntityManager().createQuery("""
                select p.meetingId from Participant p join Meeting m on m.id = p.meetingId
                 where m.jahr = :jahr and p.answer = :accepted and p.function in :functions""", UUID.class)
                .setParameter("jahr", jahr).setParameter("accepted", Answer.ACCEPTED)
                .setParameter("functions", List.of(Function.SCHULLEITUNG, Function.MEDIENBEAUFTRAGTE, Function.IT_BEAUFTRAGTE,
                        Function.MEDIENKOORDINATION))
                .getResultStream().collect(Collectors.toSet());
    }
}
