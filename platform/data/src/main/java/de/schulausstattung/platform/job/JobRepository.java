package de.schulausstattung.platform.job;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import de.schulausstattung.platform.outbox.RequestTrace;
import de.schulausstattung.platform.problem.NotFound;
import de.schulausstattung.platform.tenancy.CurrentTenant;

/** The table of jobs and their files. */
@ApplicationScoped
@Transactional
class JobRepository {

    /** How long job and files are kept after the job was asked for. */
    private static final Duration LIFE = Duration.ofDays(30);

    private static final String CLAIM = """
            UPDATE job SET state = 'RUNNING', lease_token = gen_random_uuid(), leased_until = now() + ?::interval,
                           started_at = coalesce(started_at, now()), attempts = attempts + 1
             WHERE (tenant_id, id) = (SELECT tenant_id, id FROM job
                                       WHERE kind = ANY (?) AND (state = 'QUEUED' OR (state = 'RUNNING' AND leased_until < now()))
                                       ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING tenant_id, id, kind, subject, parameters, lease_token, attempts""";

    private static final String VIEW = """
            SELECT id, kind, state, done, total, counts, problem, problem_detail, created_at, started_at, finished_at, expires_at,
                   EXISTS (SELECT FROM job_file f WHERE f.tenant_id = j.tenant_id AND f.job_id = j.id AND f.name = 'errors'),
                   EXISTS (SELECT FROM job_file f WHERE f.tenant_id = j.tenant_id AND f.job_id = j.id AND f.name = 'result')
              FROM job j""";

    private final EntityManager entities;
    private final ObjectMapper json;
    private final Clock clock;
    private final CurrentTenant current;
    private final RequestTrace trace;
    private final JobConfig config;

    JobRepository(EntityManager entities, ObjectMapper json, Clock clock, CurrentTenant current, RequestTrace trace,
            JobConfig config) {
        this.entities = entities;
        this.json = json;
        this.clock = clock;
        this.current = current;
        this.trace = trace;
        this.config = config;
    }

    /** A job that this worker may run now. */
    record Claimed(String tenant, UUID id, String kind, String subject, String parameters, UUID lease, int attempts) {
    }

    private interface Sql<T> {
        T run(Connection connection) throws SQLException;
    }

    void insert(UUID id, String kind, Object parameters, @Nullable JobFile input) {
        run(connection -> {
            try (var insert = connection.prepareStatement("""
                    INSERT INTO job (id, kind, subject, parameters, created_at, expires_at, request_id)
                    VALUES (?, ?, ?, ?::jsonb, ?, ?, ?)""")) {
                insert.setObject(1, id);
                insert.setString(2, kind);
                insert.setString(3, current.subject());
                insert.setString(4, write(parameters));
                insert.setTimestamp(5, Timestamp.from(clock.instant()));
                insert.setTimestamp(6, Timestamp.from(clock.instant().plus(LIFE)));
                insert.setString(7, trace.requestId());
                insert.executeUpdate();
            }
            if (input != null) {
                store(connection, id, "input", input);
            }
            return true;
        });
    }

    Optional<JobView> find(UUID id) {
        return views(VIEW + " WHERE id = ?", query -> query.setObject(1, id)).stream().findFirst();
    }

    List<JobView> newest(int limit) {
        return views(VIEW + " ORDER BY created_at DESC, id DESC LIMIT ?", query -> query.setInt(1, limit));
    }

    Optional<JobFile> file(UUID id, String name) {
        return run(connection -> {
            try (var query = connection
                    .prepareStatement("SELECT media_type, content FROM job_file WHERE job_id = ? AND name = ?")) {
                query.setObject(1, id);
                query.setString(2, name);
                try (var row = query.executeQuery()) {
                    return row.next() ? Optional.of(new JobFile(row.getString(1), row.getBytes(2))) : Optional.empty();
                }
            }
        });
    }

    JobFile input(UUID id) {
        return file(id, "input").orElseThrow(() -> new NotFound("job input", id));
    }

    Optional<Claimed> claim(List<String> kinds) {
        return run(connection -> {
            try (var claim = connection.prepareStatement(CLAIM)) {
                claim.setString(1, config.lease().toString());
                claim.setArray(2, connection.createArrayOf("text", kinds.toArray()));
                try (var row = claim.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Claimed(row.getString(1), row.getObject(2, UUID.class), row.getString(3),
                                    row.getString(4), row.getString(5), row.getObject(6, UUID.class), row.getInt(7)))
                            : Optional.empty();
                }
            }
        });
    }

    /** Extends the lease; false where it was lost. */
    boolean heartbeat(UUID id, UUID lease) {
        return run(connection -> {
            try (var update = connection.prepareStatement("""
                    UPDATE job SET leased_until = now() + ?::interval
                     WHERE id = ? AND lease_token = ? AND state = 'RUNNING'""")) {
                update.setString(1, config.lease().toString());
                update.setObject(2, id);
                update.setObject(3, lease);
                return update.executeUpdate() == 1;
            }
        });
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    boolean progress(UUID id, UUID lease, long done, long total) {
        return run(connection -> {
            try (var update = connection.prepareStatement("""
                    UPDATE job SET done = ?, total = ?
                     WHERE id = ? AND lease_token = ? AND state = 'RUNNING' AND NOT cancel_asked""")) {
                update.setLong(1, done);
                update.setLong(2, total);
                update.setObject(3, id);
                update.setObject(4, lease);
                return update.executeUpdate() == 1;
            }
        });
    }

    boolean succeed(UUID id, UUID lease, Map<String, Long> counts, @Nullable JobFile errors, @Nullable JobFile result) {
        return end(id, lease, JobState.SUCCEEDED, counts, null, null, errors, result);
    }

    boolean fail(UUID id, UUID lease, JobState state, Map<String, Long> counts, @Nullable String problem,
            @Nullable String detail, @Nullable JobFile errors) {
        return end(id, lease, state, counts, problem, detail, errors, null);
    }

    /** Asks a running job to stop, or cancels one that waits; false where it has ended. */
    boolean cancel(UUID id) {
        return run(connection -> {
            try (var update = connection.prepareStatement("""
                    UPDATE job SET cancel_asked = true, state = CASE state WHEN 'QUEUED' THEN 'CANCELLED' ELSE state END,
                                   finished_at = CASE state WHEN 'QUEUED' THEN now() ELSE finished_at END
                     WHERE id = ? AND state IN ('QUEUED', 'RUNNING')""")) {
                update.setObject(1, id);
                return update.executeUpdate() == 1;
            }
        });
    }

    boolean cancelAsked(UUID id) {
        return run(connection -> {
            try (var query = connection.prepareStatement("SELECT cancel_asked FROM job WHERE id = ?")) {
                query.setObject(1, id);
                try (var row = query.executeQuery()) {
                    return row.next() && row.getBoolean(1);
                }
            }
        });
    }

    int removeExpired() {
        return run(connection -> {
            try (var delete = connection.prepareStatement("DELETE FROM job WHERE expires_at < ?")) {
                delete.setTimestamp(1, Timestamp.from(clock.instant()));
                return delete.executeUpdate();
            }
        });
    }

    <P> P read(String parameters, Class<P> type) {
        try {
            return json.readValue(parameters, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean end(UUID id, UUID lease, JobState state, Map<String, Long> counts, @Nullable String problem,
            @Nullable String detail, @Nullable JobFile errors, @Nullable JobFile result) {
        return run(connection -> {
            try (var update = connection.prepareStatement("""
                    UPDATE job SET state = ?, counts = ?::jsonb, problem = ?, problem_detail = ?, finished_at = ?,
                                   done = coalesce(total, done), lease_token = NULL, leased_until = NULL
                     WHERE id = ? AND lease_token = ? AND state = 'RUNNING'""")) {
                update.setString(1, state.name());
                update.setString(2, write(counts));
                update.setString(3, problem);
                update.setString(4, detail);
                update.setTimestamp(5, Timestamp.from(clock.instant()));
                update.setObject(6, id);
                update.setObject(7, lease);
                if (update.executeUpdate() == 0) {
                    return false;
                }
            }
            if (errors != null) {
                store(connection, id, "errors", errors);
            }
            if (result != null) {
                store(connection, id, "result", result);
            }
            return true;
        });
    }

    private static void store(Connection connection, UUID id, String name, JobFile file) throws SQLException {
        try (var insert = connection
                .prepareStatement("INSERT INTO job_file (job_id, name, media_type, content) VALUES (?, ?, ?, ?)")) {
            insert.setObject(1, id);
            insert.setString(2, name);
            insert.setString(3, file.mediaType());
            insert.setBytes(4, file.content());
            insert.executeUpdate();
        }
    }

    private interface Binding {
        void bind(java.sql.PreparedStatement query) throws SQLException;
    }

    private List<JobView> views(String sql, Binding binding) {
        return run(connection -> {
            var found = new ArrayList<JobView>();
            try (var query = connection.prepareStatement(sql)) {
                binding.bind(query);
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(view(rows));
                    }
                }
            }
            return found;
        });
    }

    private JobView view(ResultSet row) throws SQLException {
        var id = row.getObject(1, UUID.class);
        var base = "jobs/" + id;
        return new JobView(id, row.getString(2), JobState.valueOf(row.getString(3)), row.getLong(4),
                row.getObject(5, Long.class), counts(row.getString(6)), row.getString(7), row.getString(8),
                row.getBoolean(13) ? base + "/errors" : null, row.getBoolean(14) ? base + "/result" : null,
                row.getTimestamp(9).toInstant(), instant(row, 10), instant(row, 11), row.getTimestamp(12).toInstant());
    }

    private Map<String, Long> counts(String text) {
        try {
            return json.readValue(text, new TypeReference<Map<String, Long>>() {
            });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T run(Sql<T> work) {
        return entities.unwrap(Session.class).doReturningWork(work::run);
    }
}
