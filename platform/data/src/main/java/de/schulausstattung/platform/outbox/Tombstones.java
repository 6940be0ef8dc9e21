package de.schulausstattung.platform.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.logging.Log;

/** Tells consumers to forget what was deleted some time ago. */
@ApplicationScoped
class Tombstones {

    private static final int BATCH = 500;

    private static final String DUE = """
            SELECT tenant_id, aggregate_type, aggregate_id FROM tombstone_due
             WHERE deleted_at <= ? ORDER BY deleted_at LIMIT ? FOR UPDATE SKIP LOCKED""";

    private static final String BURY = """
            WITH buried AS (
              DELETE FROM tombstone_due AS d USING unnest(?::text[], ?::text[], ?::text[], ?::smallint[])
                  AS b(tenant_id, aggregate_type, aggregate_id, shard)
               WHERE d.tenant_id = b.tenant_id AND d.aggregate_type = b.aggregate_type AND d.aggregate_id = b.aggregate_id
              RETURNING d.*, b.shard
            )
            INSERT INTO outbox_event (shard, tenant_id, aggregate_type, aggregate_id, epoch, aggregate_version, topic,
                                      message_key, event_type, occurred_at)
            SELECT shard, tenant_id, aggregate_type, aggregate_id, epoch, version, aggregate_type,
                   tenant_id || '/' || aggregate_id, ?, ? FROM buried""";

    private final OutboxConfig config;
    private final Clock clock;

    Tombstones(OutboxConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    private record Due(String tenant, String type, String id) {
    }

    /**
     * Appends those that are due, batch after batch. The note that one is due goes in the transaction in which its tombstone is
     * written, so that none is sent twice or never, whoever dies; replicas share the work.
     */
    void append(Connection connection) throws SQLException {
        var now = clock.instant();
        int buried;
        do {
            buried = OutboxTransaction.call(connection, within -> bury(within, now));
        } while (buried == BATCH);
    }

    private int bury(Connection connection, Instant now) throws SQLException {
        var due = due(connection, now.minus(config.keepDeleted()));
        if (due.isEmpty()) {
            return 0;
        }
        try (var statement = connection.prepareStatement(BURY)) {
            statement.setArray(1, connection.createArrayOf("text", due.stream().map(Due::tenant).toArray()));
            statement.setArray(2, connection.createArrayOf("text", due.stream().map(Due::type).toArray()));
            statement.setArray(3, connection.createArrayOf("text", due.stream().map(Due::id).toArray()));
            statement.setArray(4, connection.createArrayOf("int2",
                    due.stream().map(one -> Outbox.shard(one.tenant(), one.id())).toArray()));
            statement.setString(5, Outbox.TOMBSTONE);
            statement.setTimestamp(6, Timestamp.from(now));
            statement.executeUpdate();
        }
        Log.infof("%d tombstones appended", due.size());
        return due.size();
    }

    private static List<Due> due(Connection connection, Instant before) throws SQLException {
        var due = new ArrayList<Due>();
        try (var query = connection.prepareStatement(DUE)) {
            query.setTimestamp(1, Timestamp.from(before));
            query.setInt(2, BATCH);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    due.add(new Due(rows.getString(1), rows.getString(2), rows.getString(3)));
                }
            }
        }
        return due;
    }
}
