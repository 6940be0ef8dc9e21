package de.schulausstattung.platform.job;

import java.sql.PreparedStatement;
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

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import de.schulausstattung.platform.outbox.RequestTrace;
import de.schulausstattung.platform.persistence.StoredJson;
import de.schulausstattung.platform.tenancy.CurrentTenant;

/** The table of jobs, as those see it who ask for long work. */
@ApplicationScoped
@Transactional
class JobRepository {

    /** How long job and files are kept after the job was asked for. */
    private static final Duration LIFE = Duration.ofDays(30);

    private static final String INSERT = """
            INSERT INTO job (id, kind, subject, parameters, created_at, expires_at, request_id)
            VALUES (?, ?, ?, ?::jsonb, ?, ?, ?)""";

    private static final String VIEW = """
            SELECT id, kind, state, done, total, counts, problem, problem_detail, created_at, started_at, finished_at, expires_at,
                   EXISTS (SELECT FROM job_file f WHERE f.tenant_id = j.tenant_id AND f.job_id = j.id AND f.name = 'errors'),
                   EXISTS (SELECT FROM job_file f WHERE f.tenant_id = j.tenant_id AND f.job_id = j.id AND f.name = 'result'),
                   event_position
              FROM job j""";

    private static final String CANCEL = """
            UPDATE job SET cancel_asked = true, state = CASE state WHEN 'QUEUED' THEN 'CANCELLED' ELSE state END,
                           finished_at = CASE state WHEN 'QUEUED' THEN now() ELSE finished_at END
             WHERE id = ? AND state IN ('QUEUED', 'RUNNING')""";

    private final EntityManager entities;
    private final StoredJson json;
    private final Clock clock;
    private final CurrentTenant current;
    private final RequestTrace trace;
    private final String basePath;

    JobRepository(EntityManager entities, StoredJson json, Clock clock, CurrentTenant current, RequestTrace trace,
            @ConfigProperty(name = "quarkus.rest.path") String basePath) {
        this.entities = entities;
        this.json = json;
        this.clock = clock;
        this.current = current;
        this.trace = trace;
        this.basePath = basePath;
    }

    void insert(UUID id, String kind, Object parameters, @Nullable JobFile input) {
        entities.unwrap(Session.class).doWork(connection -> {
            try (var insert = connection.prepareStatement(INSERT)) {
                insert.setObject(1, id);
                insert.setString(2, kind);
                insert.setString(3, current.subject());
                insert.setString(4, json.write(parameters));
                insert.setTimestamp(5, Timestamp.from(clock.instant()));
                insert.setTimestamp(6, Timestamp.from(clock.instant().plus(LIFE)));
                insert.setString(7, trace.requestId());
                insert.executeUpdate();
            }
            JobFiles.store(connection, id, "input", input);
        });
    }

    Optional<JobView> find(UUID id) {
        return views(VIEW + " WHERE id = ?", query -> query.setObject(1, id)).stream().findFirst();
    }

    List<JobView> newest(int limit) {
        return views(VIEW + " ORDER BY created_at DESC, id DESC LIMIT ?", query -> query.setInt(1, limit));
    }

    boolean hasOpen(String kind) {
        return (Boolean) entities
                .createNativeQuery("SELECT EXISTS (SELECT FROM job WHERE kind = ?1 AND state IN ('QUEUED', 'RUNNING'))")
                .setParameter(1, kind).getSingleResult();
    }

    /** Asks a running job to stop, or cancels one that waits; false where it has ended. */
    boolean cancel(UUID id) {
        return entities.createNativeQuery(CANCEL).setParameter(1, id).executeUpdate() == 1;
    }

    int removeExpired() {
        return entities.createNativeQuery("DELETE FROM job WHERE expires_at < ?").setParameter(1, clock.instant())
                .executeUpdate();
    }

    /** What came of a job, as it is stored: {@code {"created": 3}}. */
    private record Counts(@JsonValue Map<String, Long> byName) {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Counts {
        }
    }

    private interface Binding {
        void bind(PreparedStatement query) throws SQLException;
    }

    private List<JobView> views(String sql, Binding binding) {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
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
        var path = basePath + "/jobs/" + id;
        return new JobView(id, row.getString(2), JobState.valueOf(row.getString(3)), row.getLong(4),
                row.getObject(5, Long.class), counts(row.getString(6)), row.getString(7), row.getString(8),
                row.getBoolean(13) ? path + "/errors" : null, row.getBoolean(14) ? path + "/result" : null,
                row.getTimestamp(9).toInstant(), instant(row, 10), instant(row, 11), row.getString(15),
                row.getTimestamp(12).toInstant());
    }

    private Map<String, Long> counts(String text) {
        return json.read(text, Counts.class).byName();
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
