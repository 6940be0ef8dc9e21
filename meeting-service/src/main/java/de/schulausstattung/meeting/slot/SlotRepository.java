package de.schulausstattung.meeting.slot;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import de.schulausstattung.events.AggregateState;
import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.persistence.Keyset;
import de.schulausstattung.platform.problem.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

@ApplicationScoped
class SlotRepository implements PanacheRepositoryBase<Slot, UUID> {

    private final Keyset keyset;

    SlotRepository(Keyset keyset) {
        this.keyset = keyset;
    }

    Slot require(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("slot", id));
    }

    Page<SlotView> search(SlotFilter filter, PageRequest page) {
        return keyset.page(Slot.class, filter.where(), page, SlotSort.ALL, Slot::view);
    }

    Optional<Slot> of(UUID meeting) {
        return find("meetingId", meeting).firstResultOptional();
    }

    /**
     * Gives a free slot to a school's talk, in one statement: of many who try at once one finds it free, whoever of them the
     * wall lets see what.
     *
     * @return whether it was free
     */
    boolean take(UUID id, UUID meeting, String schulnummer) {
        return update("schulnummer = ?1, meetingId = ?2, version = version + 1 where id = ?3 and schulnummer = ?4",
                schulnummer, meeting, id, AggregateState.EVERY_SCHOOL) == 1;
    }

    /** Makes the slot of a talk free again, if it has one. */
    void giveBack(UUID meeting) {
        update("schulnummer = ?1, meetingId = null, version = version + 1 where meetingId = ?2", AggregateState.EVERY_SCHOOL,
                meeting);
    }
}
