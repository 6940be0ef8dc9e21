package de.schulausstattung.meeting.protocol;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import de.schulausstattung.platform.problem.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

@ApplicationScoped
class ProtocolRepository implements PanacheRepositoryBase<Protocol, UUID> {

    Protocol require(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("protocol", id));
    }

    /** Locks the protocol: of those who write, vote and finalise at once each sees what the others did. */
    Protocol lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> new NotFound("protocol", id));
    }

    List<Protocol> of(UUID meeting) {
        return list("meetingId = ?1 order by number", meeting);
    }

    Optional<Protocol> newest(UUID meeting) {
        return find("meetingId = ?1 order by number desc", meeting).firstResultOptional();
    }

    Optional<Protocol> newestFinal(UUID meeting) {
        return find("meetingId = ?1 and status = ?2 order by number desc", meeting, ProtocolStatus.FINAL)
                .firstResultOptional();
    }

    /** Those whose objection window is over. */
    List<UUID> due(LocalDate today) {
        return getEntityManager()
                .createQuery("select p.id from Protocol p where p.status = :status and p.objectionUntil < :today"
                        + " order by p.id", UUID.class)
                .setParameter("status", ProtocolStatus.IN_ABSTIMMUNG)
                .setParameter("today", today).getResultList();
    }
}
