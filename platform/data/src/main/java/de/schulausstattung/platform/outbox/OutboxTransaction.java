package de.schulausstattung.platform.outbox;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A transaction on a connection of its own, which does not belong to the one of a request: of whoever looks after the outbox.
 */
final class OutboxTransaction {

    /**
     * Statements are planned once, when hardly anything waits; such a plan reads the whole outbox for each event when it has
     * just taken in very much. By its indexes a look costs the same always.
     */
    private static final String BY_INDEX = "SET LOCAL enable_seqscan = off";

    private OutboxTransaction() {
    }

    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /** Commits what the work did, or nothing of it; what went wrong is told even where the connection is gone. */
    static <T> T call(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        T result;
        try {
            result = work.in(connection);
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            giveUp(connection, e);
            throw e;
        }
        connection.setAutoCommit(true);
        return result;
    }

    /** As {@link #call}, for work that looks for what waits, in an outbox of any size. */
    static <T> T look(Connection connection, Work<T> work) throws SQLException {
        return call(connection, within -> {
            try (var planner = within.createStatement()) {
                planner.execute(BY_INDEX);
            }
            return work.in(within);
        });
    }

    private static void giveUp(Connection connection, Exception cause) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
