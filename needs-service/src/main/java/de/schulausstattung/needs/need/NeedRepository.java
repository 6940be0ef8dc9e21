package de.schulausstattung.needs.need;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

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
class NeedRepository implements PanacheRepositoryBase<Need, UUID> {

    private final Keyset keyset;

    NeedRepository(Keyset keyset) {
        this.keyset = keyset;
    }

    private interface Value<V> {
        V of(ResultSet row) throws SQLException;
    }

    Need require(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("need", id));
    }

    /** Its row is locked: who acts on it next sees what was done. */
    Need requireLocked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> new NotFound("need", id));
    }

    /** The need of an earlier round that it carries on, or null. */
    @Nullable
    Need predecessor(Need need) {
        var id = need.state().predecessorId();
        return id == null ? null : findById(id);
    }

    Page<Need> search(NeedFilter filter, PageRequest page) {
        return keyset.page(Need.class, filter.where(), page, NeedSort.ALL, Function.identity());
    }

    boolean isAnyOf(UUID round) {
        return count("roundId", round) > 0;
    }

    /** The needs that trainings may be caused by. */
    Map<UUID, NeedCheck.Cause> causes(Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of()
                : getEntityManager().createQuery("select e.id, e.schulnummer, e.kind from Need e where e.id in :ids",
                        Object[].class).setParameter("ids", ids).getResultStream()
                        .collect(Collectors.toMap(row -> (UUID) row[0],
                                row -> new NeedCheck.Cause((String) row[1], (NeedKind) row[2])));
    }

    /** The school of each of these rooms; one that is unknown here or removed is left out. */
    Map<UUID, String> schoolsOfRooms(Collection<UUID> ids) {
        return byId("SELECT id, schulnummer FROM room WHERE id = ANY (?) AND NOT deleted", ids, row -> row.getString(2));
    }

    /** The school of each of these devices; one that is unknown here or disposed of is left out. */
    Map<UUID, String> schoolsOfDevices(Collection<UUID> ids) {
        return byId("SELECT id, schulnummer FROM device WHERE id = ANY (?) AND status <> 'DISPOSED'", ids,
                row -> row.getString(2));
    }

    /** What the inventory says of these devices, as far as they are known here. */
    Map<UUID, Urgency.Condition> conditions(Collection<UUID> ids) {
        return byId("""
                SELECT id, status, coalesce(in_service_from, purchased_on), planned_until FROM device WHERE id = ANY (?)""",
                ids,
                row -> new Urgency.Condition(row.getString(2), row.getObject(3, LocalDate.class),
                        row.getObject(4, LocalDate.class)));
    }

    /** What came of these needs; one of which nothing did is left out. */
    Map<UUID, Progress> progress(Collection<UUID> needs) {
        return byId("""
                SELECT need_id, count(*), coalesce(sum(CASE status WHEN 'CANCELLED' THEN delivered ELSE quantity END)
                                                     FILTER (WHERE status <> 'PROPOSED'), 0), sum(delivered), sum(in_service)
                  FROM procurement_item WHERE need_id = ANY (?) AND (status <> 'CANCELLED' OR delivered > 0)
                 GROUP BY need_id""", needs,
                row -> new Progress(row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5)));
    }

    private <V> Map<UUID, V> byId(String sql, Collection<UUID> ids, Value<V> value) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return getEntityManager().unwrap(Session.class).doReturningWork(connection -> {
            try (var query = connection.prepareStatement(sql)) {
                query.setArray(1, connection.createArrayOf("uuid", List.copyOf(ids).toArray()));
                var found = new HashMap<UUID, V>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.put(rows.getObject(1, UUID.class), value.of(rows));
                    }
                }
                return found;
            }
        });
    }
}
