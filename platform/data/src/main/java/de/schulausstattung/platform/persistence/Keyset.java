package de.schulausstattung.platform.persistence;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

import org.hibernate.jpa.HibernateHints;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.paging.CountMode;
import de.schulausstattung.platform.paging.Cursor;
import de.schulausstattung.platform.paging.Cursors;
import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.Page.Count;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.problem.InvalidRequest;
import de.schulausstattung.platform.problem.Problems;
import de.schulausstattung.platform.problem.Violation;

/**
 * Pages by keyset: page 2,000 costs what page 1 costs, and rows that arrive in between neither repeat nor vanish. The only
 * place that turns a {@link PageRequest} into a query.
 */
@ApplicationScoped
public class Keyset {

    /** Beyond this many rows an estimate stops counting; the answer says it is not exact. */
    static final int ESTIMATE_LIMIT = 10_001;

    private final EntityManager entities;
    private final Cursors cursors;
    private final Problems problems;

    Keyset(EntityManager entities, Cursors cursors, Problems problems) {
        this.entities = entities;
        this.cursors = cursors;
        this.problems = problems;
    }

    /**
     * One page of a list.
     *
     * @param sorts the documented orders, the first is the default
     */
    public <E, V> Page<V> page(Class<E> type, Where where, PageRequest request, List<SortKey<E>> sorts,
            Function<E, V> view) {
        var order = order(request, sorts);
        var cursor = request.cursor == null ? null : read(type, request, order);
        var backward = cursor != null && cursor.backward();
        var rows = rows(type, where, request.limit + 1, order, cursor);
        var more = rows.size() > request.limit;
        var page = more ? rows.subList(0, request.limit) : rows;
        var items = backward ? page.reversed() : page;
        var next = items.isEmpty() || (!backward && !more) ? null : cursor(type, request, order, false, items.getLast());
        var previous = items.isEmpty() || cursor == null || (backward && !more) ? null
                : cursor(type, request, order, true, items.getFirst());
        return new Page<>(items.stream().map(view).toList(), next, previous, count(type, where, order.key(), request.count));
    }

    private <E> List<E> rows(Class<E> type, Where where, int limit, Order<E> order, @Nullable Cursor cursor) {
        var key = order.key();
        var descending = order.descending() != (cursor != null && cursor.backward());
        var sort = key.attribute().equals(key.idAttribute()) ? List.of(key.idAttribute())
                : List.of(key.attribute(), key.idAttribute());
        var by = sort.stream().map(attribute -> "e." + attribute + (descending ? " desc" : ""))
                .collect(Collectors.joining(", "));
        var text = "select e from " + type.getSimpleName() + " e"
                + (cursor == null ? where.clause() : where.clauseWith(after(sort, descending))) + " order by " + by;
        var query = entities.createQuery(text, type).setMaxResults(limit).setHint(HibernateHints.HINT_READ_ONLY, true);
        bind(query, where);
        if (cursor != null) {
            query.setParameter("cursorId", key.parseId().apply(cursor.id()));
            if (sort.size() > 1) {
                query.setParameter("cursorKey", key.parseKey().apply(cursor.key()));
            }
        }
        return query.getResultList();
    }

    private static String after(List<String> sort, boolean descending) {
        var than = descending ? " < " : " > ";
        return sort.size() == 1 ? "e." + sort.getFirst() + than + ":cursorId"
                : "(e." + sort.get(0) + ", e." + sort.get(1) + ")" + than + "(:cursorKey, :cursorId)";
    }

    private @Nullable Count count(Class<?> type, Where where, SortKey<?> key, CountMode mode) {
        var rows = "from " + type.getSimpleName() + " e" + where.clause();
        return switch (mode) {
            case none -> null;
            case exact -> new Count(count(where, rows), true);
            // The order is the language's demand on a limit, and costs nothing: it is that of the primary key.
            case estimate -> estimate(count(where, "from (select e.%1$s as id %2$s order by e.%1$s limit %3$d)"
                    .formatted(key.idAttribute(), rows, ESTIMATE_LIMIT)));
        };
    }

    private static Count estimate(long seen) {
        return new Count(seen, seen < ESTIMATE_LIMIT);
    }

    private long count(Where where, String rows) {
        var query = entities.createQuery("select count(*) " + rows, Long.class);
        bind(query, where);
        return query.getSingleResult();
    }

    private static void bind(Query query, Where where) {
        where.parameters().forEach(query::setParameter);
    }

    private record Order<E>(SortKey<E> key, boolean descending, String text) {
    }

    private <E> Order<E> order(PageRequest request, List<SortKey<E>> sorts) {
        var text = request.sort == null ? sorts.getFirst().parameter() : request.sort;
        var descending = text.startsWith("-");
        var name = descending ? text.substring(1) : text;
        return sorts.stream().filter(sort -> sort.parameter().equals(name)).findFirst()
                .map(sort -> new Order<E>(sort, descending, text))
                .orElseThrow(() -> new InvalidRequest("invalid-parameter",
                        List.of(Violation.parameter("sort", "unknown-sort", problems.text("violation.unknown-sort", name,
                                sorts.stream().map(SortKey::parameter).collect(Collectors.joining(", ")))))));
    }

    private Cursor read(Class<?> type, PageRequest request, Order<?> order) {
        var cursor = cursors.read(String.valueOf(request.cursor));
        if (!cursor.sort().equals(order.text()) || !cursor.filterHash().equals(hash(type, request))) {
            throw new InvalidRequest("cursor-mismatch", List.of());
        }
        return cursor;
    }

    private <E> String cursor(Class<E> type, PageRequest request, Order<E> order, boolean backward, E row) {
        return cursors
                .write(new Cursor(order.text(), backward, order.key().keyOf(row), order.key().idOf(row), hash(type, request)));
    }

    /** A cursor belongs to one list: what it lists, and by which filters. */
    private static String hash(Class<?> type, PageRequest request) {
        return type.getSimpleName() + (request.uri == null ? "" : Cursors.filterHash(request.uri.getQueryParameters()));
    }
}
