package de.schulausstattung.needs.procurement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.hibernate.Session;

import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.persistence.Keyset;
import de.schulausstattung.platform.problem.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

@ApplicationScoped
class ProcurementRepository implements PanacheRepositoryBase<ProcurementItem, UUID> {

    /** What the inventory keeps under a device's procurement item is any text. */
    private static final Pattern ITEM_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final String AGREED = """
            SELECT id, schulnummer, jahr, zieljahr, kind, device_class, quantity, rooms::uuid[], jahrgang, need_id,
                   carried_over_from, budget_cents, budget_line, due_on, decision, binding, outcome
              FROM agreement WHERE\s""";

    private static final String DELIVERIES = """
            SELECT procurement_item_id, count(*), count(*) FILTER (WHERE status = 'IN_SERVICE') FROM device
             WHERE procurement_item_id = ANY (?) GROUP BY procurement_item_id""";

    private final Keyset keyset;

    ProcurementRepository(Keyset keyset) {
        this.keyset = keyset;
    }

    ProcurementItem require(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("procurement-item", id));
    }

    ProcurementItem requireLocked(UUID id) {
        return locked(id).orElseThrow(() -> new NotFound("procurement-item", id));
    }

    Optional<ProcurementItem> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    Page<ItemView> search(ItemFilter filter, PageRequest page) {
        return keyset.page(ProcurementItem.class, filter.where(), page, ItemSort.ALL, ItemView::of);
    }

    List<ProcurementItem> ofNeeds(Collection<UUID> needs) {
        return list("needId in ?1 order by id", needs);
    }

    Optional<ProcurementItem> ofAgreement(UUID agreement) {
        return find("agreementId", agreement).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /** What is bought for these agreements, locked, by agreement. */
    Map<UUID, ProcurementItem> ofAgreements(Collection<UUID> agreements) {
        return find("agreementId in ?1 order by id", agreements).withLock(LockModeType.PESSIMISTIC_WRITE)
                .list().stream().collect(Collectors.toMap(item -> item.agreement().orElseThrow(), Function.identity()));
    }

    /**
     * Writes what was done so far, and lets go of all that the transaction has loaded: who goes through all there is must not
     * look at all of it again and again.
     */
    void letGo() {
        flush();
        getEntityManager().clear();
    }

    /** The items of which devices came, went or changed since this was last asked, in this transaction or an earlier one. */
    Set<UUID> takeDue() {
        return getEntityManager().unwrap(Session.class).doReturningWork(connection -> {
            var due = new HashSet<UUID>();
            try (var take = connection.prepareStatement("DELETE FROM delivery_due RETURNING item_id");
                    var rows = take.executeQuery()) {
                while (rows.next()) {
                    var id = rows.getString(1);
                    if (ITEM_ID.matcher(id).matches()) {
                        due.add(UUID.fromString(id));
                    }
                }
            }
            return due;
        });
    }

    /**
     * Lets nobody else count the devices of these items until the transaction ends, whether the items are there yet or
     * not; then those that are, locked, too. Who counts after this sees the devices of everybody who counted before.
     */
    List<ProcurementItem> alone(Collection<UUID> ids) {
        getEntityManager().unwrap(Session.class).doWork(connection -> {
            try (var lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")) {
                for (var id : new TreeSet<>(ids)) {
                    lock.setString(1, "procurement-item " + id);
                    lock.execute();
                }
            }
        });
        return find("id in ?1 order by id", ids).withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    /** How many devices name each of these items; one that none names is left out. */
    Map<UUID, Delivery> deliveries(Collection<UUID> items) {
        return getEntityManager().unwrap(Session.class).doReturningWork(connection -> {
            try (var query = connection.prepareStatement(DELIVERIES)) {
                query.setArray(1, connection.createArrayOf("text", items.stream().map(UUID::toString).toArray()));
                var found = new HashMap<UUID, Delivery>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.put(UUID.fromString(rows.getString(1)), new Delivery(rows.getInt(2), rows.getInt(3)));
                    }
                }
                return found;
            }
        });
    }

    /** What is known of these agreements, in the order of their ids. */
    List<Agreed> agreed(Collection<UUID> agreements) {
        return agreed("id", agreements);
    }

    /** The lines that carry this one on. */
    List<Agreed> carryingOn(UUID agreement) {
        return agreed("carried_over_from", List.of(agreement));
    }

    private List<Agreed> agreed(String column, Collection<UUID> ids) {
        return getEntityManager().unwrap(Session.class).doReturningWork(connection -> {
            try (var query = connection.prepareStatement(AGREED + column + " = ANY (?) ORDER BY id")) {
                query.setArray(1, connection.createArrayOf("uuid", List.copyOf(ids).toArray()));
                var found = new ArrayList<Agreed>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(agreed(rows));
                    }
                }
                return found;
            }
        });
    }

    /** The item that was bought for this agreement before, and now is for one that is no more. */
    @SuppressWarnings("unchecked")
    Optional<UUID> leftBehind(UUID agreement) {
        List<UUID> found = getEntityManager().createNativeQuery("""
                SELECT i.id FROM procurement_item i WHERE :agreement = ANY (i.former_agreement_ids)
                   AND NOT EXISTS (SELECT FROM agreement a WHERE a.id = i.agreement_id)
                 ORDER BY i.id""", UUID.class).setParameter("agreement", agreement).getResultList();
        return found.stream().findFirst();
    }

    /** Every agreement there is, in the order of their ids. */
    @SuppressWarnings("unchecked")
    List<UUID> allAgreements() {
        return getEntityManager().createNativeQuery("SELECT id FROM agreement ORDER BY id", UUID.class).getResultList();
    }

    /** Agreements that are no more, for which something is proposed all the same. */
    @SuppressWarnings("unchecked")
    List<UUID> agreementsThatAreGone() {
        return getEntityManager().createNativeQuery("""
                SELECT DISTINCT i.agreement_id FROM procurement_item i
                 WHERE i.agreement_id IS NOT NULL AND i.status = 'PROPOSED'
                   AND NOT EXISTS (SELECT FROM agreement a WHERE a.id = i.agreement_id)""", UUID.class).getResultList();
    }

    private static Agreed agreed(ResultSet row) throws SQLException {
        return new Agreed(row.getObject(1, UUID.class), row.getString(2), row.getInt(3), row.getInt(4), row.getString(5),
                row.getString(6), row.getInt(7), List.of((UUID[]) row.getArray(8).getArray()), row.getString(9),
                row.getObject(10, UUID.class), row.getObject(11, UUID.class), row.getObject(12, Long.class),
                row.getString(13), row.getObject(14, LocalDate.class), row.getString(15), row.getBoolean(16),
                row.getString(17));
    }
}
