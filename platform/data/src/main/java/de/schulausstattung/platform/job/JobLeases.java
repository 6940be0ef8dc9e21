package de.schulausstattung.platform.job;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.outbox.EventPositions;
import de.schulausstattung.platform.persistence.StoredJson;

/** The table of jobs, as workers see it: whatever they do to a job they do under their lease. */
@ApplicationScoped
@Transactional
class JobLeases {

    private static final String CLAIM = """
            UPDATE job SET state = 'RUNNING', lease_token = gen_random_uuid(), leased_until = now() + ?::interval,
                           started_at = coalesce(started_at, now()), attempts = attempts + 1
             WHERE (tenant_id, id) = (SELECT tenant_id, id FROM job
                                       WHERE kind = ANY (?) AND (state = 'QUEUED' OR (state = 'RUNNING' AND leased_until < now()))
                                       ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING tenant_id, id, kind, subject, parameters, lease_token, attempts""";

    private static final String HEARTBEAT = """
            UPDATE job SET leased_until = now() + ?::interval WHERE id = ? AND lease_token = ? AND state = 'RUNNING'""";

    private static final String PROGRESS = """
            UPDATE job SET done = ?, total = ? WHERE id = ? AND lease_token = ? AND state = 'RUNNING' AND NOT cancel_asked""";

    /** Whoever was told that the job will be cancelled must not see it succeed. */
    private static final String END = """
            UPDATE job SET state = ?, counts = ?::jsonb, problem = ?, problem_detail = ?, finished_at = ?, event_position = ?,
                           done = CASE WHEN ? THEN coalesce(total, done) ELSE done END, lease_token = NULL, leased_until = NULL
             WHERE id = ? AND lease_token = ? AND state = 'RUNNING' AND NOT (? AND cancel_asked)""";

    private final EntityManager entities;
    private final StoredJson json;
    private final Clock clock;
    private final JobConfig config;
    private final EventPositions positions;

    JobLeases(EntityManager entities, StoredJson json, Clock clock, JobConfig config, EventPositions positions) {
        this.entities = entities;
        this.json = json;
        this.clock = clock;
        this.config = config;
        this.positions = positions;
    }

    /** A job that this worker may run now. */
    record Claimed(String tenant, UUID id, String kind, String subject, String parameters, UUID lease, int attempts) {
    }

    /** How a job ended. */
    record End(JobState state, Map<String, Long> counts, @Nullable String problem, @Nullable String detail,
            @Nullable JobFile errors, @Nullable JobFile result) {

        static End of(JobState state, @Nullable String problem, @Nullable String detail) {
            return new End(state, Map.of(), problem, detail, null, null);
        }

        boolean isGood() {
            return state == JobState.SUCCEEDED;
        }
    }

    Optional<Claimed> claim(List<String> kinds) {
        return run(CLAIM, (claim, connection) -> {
            claim.setString(1, config.lease().toString());
            claim.setArray(2, connection.createArrayOf("text", kinds.toArray()));
            try (var row = claim.executeQuery()) {
                return row.next()
                        ? Optional.of(new Claimed(row.getString(1), row.getObject(2, UUID.class), row.getString(3),
                                row.getString(4), row.getString(5), row.getObject(6, UUID.class), row.getInt(7)))
                        : Optional.empty();
            }
        });
    }

    /** Extends the lease; false where it was lost. */
    boolean heartbeat(UUID id, UUID lease) {
        return run(HEARTBEAT, (update, _) -> {
            update.setString(1, config.lease().toString());
            update.setObject(2, id);
            update.setObject(3, lease);
            return update.executeUpdate() == 1;
        });
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    boolean progress(UUID id, UUID lease, long done, long total) {
        return run(PROGRESS, (update, _) -> {
            update.setLong(1, done);
            update.setLong(2, total);
            update.setObject(3, id);
            update.setObject(4, lease);
            return update.executeUpdate() == 1;
        });
    }

    /** Ends a job; false where the lease was lost, or where the end is a good one and the caller asked to cancel. */
    boolean end(UUID id, UUID lease, End end) {
        return run(END, (update, connection) -> {
            update.setString(1, end.state().name());
            update.setString(2, json.write(end.counts()));
            update.setString(3, end.problem());
            update.setString(4, end.detail());
            update.setTimestamp(5, Timestamp.from(clock.instant()));
            update.setString(6, end.isGood() ? positions.allOrNull() : null);
            update.setBoolean(7, end.isGood());
            update.setObject(8, id);
            update.setObject(9, lease);
            update.setBoolean(10, end.isGood());
            if (update.executeUpdate() == 0) {
                return false;
            }
            JobFiles.store(connection, id, "errors", end.errors());
            JobFiles.store(connection, id, "result", end.result());
            return true;
        });
    }

    boolean cancelAsked(UUID id) {
        return run("SELECT cancel_asked FROM job WHERE id = ?", (query, _) -> {
            query.setObject(1, id);
            try (var row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        });
    }

    private interface Sql<T> {
        T run(PreparedStatement statement, Connection connection) throws SQLException;
    }

    private <T> T run(String sql, Sql<T> work) {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                return work.run(statement, connection);
            }
        });
    }
}
