package de.schulausstattung.meeting.invitation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

@ApplicationScoped
class InvitationRepository implements PanacheRepositoryBase<Invitation, UUID> {

    List<Invitation> of(UUID meeting) {
        return list("meetingId = ?1 order by sequence, id", meeting);
    }

    /** The newest message that invited to a talk. */
    Optional<Invitation> lastRequest(UUID meeting) {
        return find("meetingId = ?1 and method = ?2 order by sequence desc, id desc", meeting, Method.REQUEST)
                .firstResultOptional();
    }
}
