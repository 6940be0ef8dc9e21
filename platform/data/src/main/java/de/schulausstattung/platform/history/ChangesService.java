package de.schulausstattung.platform.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.history.ChangesRepository.Position;
import de.schulausstattung.platform.paging.Cursor;
import de.schulausstattung.platform.paging.Cursors;
import de.schulausstattung.platform.problem.Gone;

/** Incremental sync: what changed since a client last asked. */
@ApplicationScoped
@Transactional
class ChangesService {

    private static final String ORDER = "changes";

    private final ChangesRepository changes;
    private final Cursors cursors;

    ChangesService(ChangesRepository changes, Cursors cursors) {
        this.changes = changes;
        this.cursors = cursors;
    }

    ChangesResource.Changes since(@Nullable String cursor, int limit) {
        var from = cursor == null ? Position.BEGINNING : read(cursor);
        var epoch = changes.epoch();
        if (cursor != null && issuedIn(cursor) < epoch) {
            throw new Gone("cursor-gone");
        }
        var rows = changes.since(from, epoch, limit);
        var last = rows.isEmpty() ? from : rows.getLast().position();
        return new ChangesResource.Changes(rows.stream().map(ChangesRepository.Row::change).toList(), write(last, epoch),
                rows.size() == limit);
    }

    /** The cursor keeps where the reader stands and in which epoch it was issued: only a later one makes it worthless. */
    private String write(Position at, int epoch) {
        return cursors.write(new Cursor(ORDER, false, at.epoch() + "." + at.tx() + "." + at.version(),
                at.type() + "/" + at.id(), Integer.toString(epoch)));
    }

    private int issuedIn(String cursor) {
        return Integer.parseInt(cursors.read(cursor).filterHash());
    }

    private Position read(String text) {
        var cursor = cursors.read(text);
        if (!cursor.sort().equals(ORDER)) {
            throw new de.schulausstattung.platform.problem.InvalidRequest("cursor-mismatch", java.util.List.of());
        }
        var numbers = cursor.key().split("\\.", 3);
        var slash = cursor.id().indexOf('/');
        return new Position(Integer.parseInt(numbers[0]), Long.parseLong(numbers[1]), cursor.id().substring(0, slash),
                cursor.id().substring(slash + 1), Long.parseLong(numbers[2]));
    }
}
