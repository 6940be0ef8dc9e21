package de.schulausstattung.needs.budget;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.hibernate.Session;

import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.persistence.Keyset;
import de.schulausstattung.platform.persistence.Where;
import de.schulausstattung.platform.problem.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

@ApplicationScoped
class BudgetRepository implements PanacheRepositoryBase<Budget, UUID> {

    private final Keyset keyset;

    BudgetRepository(Keyset keyset) {
        this.keyset = keyset;
    }

    /**
     * A budget whose row is locked.
     *
     * @param freeCents what is left of it while the lock is held
     */
    record Locked(UUID id, long freeCents) {
    }

    Budget require(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("budget", id));
    }

    /** Nothing is committed of it until the transaction ends. */
    Budget requireLocked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> new NotFound("budget", id));
    }

    Page<BudgetView> search(BudgetFilter filter, PageRequest page) {
        var where = new Where().and("e.jahr = :jahr", "jahr", filter.jahr).and("e.category = :category", "category",
                filter.category);
        return keyset.page(Budget.class, where, page, BudgetSort.ALL, BudgetView::of);
    }

    /** Locks the budget that pays for a school of this Schulform: its own, else the one for all. */
    Optional<Locked> lock(int jahr, String category, String schulform) {
        return getEntityManager().unwrap(Session.class).doReturningWork(connection -> {
            try (var query = connection.prepareStatement("""
                    SELECT id, limit_cents - committed_cents FROM budget
                     WHERE jahr = ? AND category = ? AND schulform IN (?, ?) ORDER BY schulform = ? LIMIT 1 FOR UPDATE""")) {
                query.setInt(1, jahr);
                query.setString(2, category);
                query.setString(3, schulform);
                query.setString(4, Budget.EVERY_OTHER);
                query.setString(5, Budget.EVERY_OTHER);
                try (var row = query.executeQuery()) {
                    return row.next() ? Optional.of(new Locked(row.getObject(1, UUID.class), row.getLong(2)))
                            : Optional.empty();
                }
            }
        });
    }

    void commit(UUID budget, UUID need, long cents) {
        getEntityManager()
                .createNativeQuery("INSERT INTO budget_commitment (budget_id, need_id, amount_cents) VALUES (?, ?, ?)")
                .setParameter(1, budget).setParameter(2, need).setParameter(3, cents).executeUpdate();
    }

    void release(UUID need) {
        getEntityManager().createNativeQuery("DELETE FROM budget_commitment WHERE need_id = ?").setParameter(1, need)
                .executeUpdate();
    }
}
