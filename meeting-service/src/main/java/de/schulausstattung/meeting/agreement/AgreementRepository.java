package de.schulausstattung.meeting.agreement;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.persistence.Keyset;
import de.schulausstattung.platform.problem.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

@ApplicationScoped
class AgreementRepository implements PanacheRepositoryBase<Agreement, UUID> {

    private static final String PROGRESS = """
            SELECT DISTINCT ON (agreement_id) agreement_id, id, status, quantity, order_number, ordered_on, delivered, in_service,
                   delivered_on
              FROM procurement_item WHERE agreement_id = ANY (?) ORDER BY agreement_id, status = 'CANCELLED', id DESC""";

    private final Keyset keyset;

    AgreementRepository(Keyset keyset) {
        this.keyset = keyset;
    }

    Agreement require(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("agreement", id));
    }

    Agreement lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> new NotFound("agreement", id));
    }

    /** Locks the agreements, in the order of their ids. */
    List<Agreement> lock(Collection<UUID> ids) {
        return find("id in ?1 order by id", ids).withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    List<Agreement> of(UUID meeting) {
        return list("meetingId = ?1 order by number, id", meeting);
    }

    List<Agreement> toBalance(String schulnummer, int jahr, @Nullable UUID predecessor) {
        return list("""
                schulnummer = ?1 and jahr < ?2 and decision <> ?3 and (meetingId = ?4 or outcome not in ?5)
                 order by jahr, meetingId, number, id""", schulnummer, jahr, Decision.REJECTED, predecessor,
                List.of(Outcome.DROPPED, Outcome.CARRIED_OVER, Outcome.DONE, Outcome.DELIVERED));
    }

    <V> Page<V> search(AgreementFilter filter, PageRequest page, Function<Agreement, V> view) {
        return keyset.page(Agreement.class, filter.where(), page, AgreementSort.ALL, view);
    }

    /** How far the purchases of these agreements are. */
    Map<UUID, Progress> progress(Collection<UUID> agreements) {
        return getEntityManager().unwrap(Session.class).doReturningWork(connection -> {
            var found = new HashMap<UUID, Progress>();
            try (var query = connection.prepareStatement(PROGRESS)) {
                query.setArray(1, connection.createArrayOf("uuid", agreements.toArray()));
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.put(rows.getObject(1, UUID.class),
                                new Progress(rows.getObject(2, UUID.class), rows.getString(3), rows.getInt(4),
                                        rows.getString(5), rows.getObject(6, LocalDate.class), rows.getInt(7),
                                        rows.getInt(8), rows.getObject(9, LocalDate.class)));
                    }
                }
            }
            return found;
        });
    }
}
