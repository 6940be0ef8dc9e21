package de.schulausstattung.platform.history;

import java.util.List;

import de.schulausstattung.platform.history.ChangesRepository.Position;
import de.schulausstattung.platform.paging.Cursor;
import de.schulausstattung.platform.paging.Cursors;
import de.schulausstattung.platform.problem.InvalidRequest;

/**
 * Where a follower of the changes stands.
 *
 * @param at everything up to here was delivered
 * @param issuedIn the epoch in which the cursor was given out; only a later one makes it worthless
 */
record ChangesCursor(Position at, int issuedIn) {

    private static final String LIST = "changes";

    String write(Cursors cursors) {
        return cursors.write(new Cursor(LIST, false, at.epoch() + "." + at.tx() + "." + at.version() + "." + issuedIn,
                at.type() + "/" + at.id(), LIST));
    }

    static ChangesCursor read(Cursors cursors, String text) {
        var cursor = cursors.read(text);
        if (!cursor.sort().equals(LIST) || !cursor.filterHash().equals(LIST)) {
            throw new InvalidRequest("cursor-mismatch", List.of());
        }
        var numbers = cursor.key().split("\\.", 4);
        var slash = cursor.id().indexOf('/');
        return new ChangesCursor(new Position(Integer.parseInt(numbers[0]), Long.parseLong(numbers[1]),
                cursor.id().substring(0, slash), cursor.id().substring(slash + 1), Long.parseLong(numbers[2])),
                Integer.parseInt(numbers[3]));
    }
}
