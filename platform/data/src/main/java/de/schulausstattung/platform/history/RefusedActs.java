package de.schulausstattung.platform.history;

import java.sql.Timestamp;
import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.Topic;
import de.schulausstattung.platform.outbox.RequestTrace;
import de.schulausstattung.platform.tenancy.CurrentTenant;

/** The table of acts that a rule refused. */
@ApplicationScoped
class RefusedActs {

    /** The school is the aggregate's own, as the history last knew it. */
    private static final String NOTE = """
            INSERT INTO refused_act (aggregate_type, aggregate_id, act, problem, reason, recorded_at, actor, request_id, schulnummer)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, (SELECT schulnummer FROM change_history WHERE aggregate_type = ? AND aggregate_id = ?
                                             ORDER BY epoch DESC, version DESC, left_school LIMIT 1))""";

    private final EntityManager entities;
    private final Clock clock;
    private final CurrentTenant current;
    private final RequestTrace trace;

    RefusedActs(EntityManager entities, Clock clock, CurrentTenant current, RequestTrace trace) {
        this.entities = entities;
        this.clock = clock;
        this.current = current;
        this.trace = trace;
    }

    @Transactional
    void note(Topic type, String id, String act, String problem, @Nullable String reason) {
        entities.unwrap(Session.class).doWork(connection -> {
            try (var insert = connection.prepareStatement(NOTE)) {
                insert.setString(1, type.topicName());
                insert.setString(2, id);
                insert.setString(3, act);
                insert.setString(4, problem);
                insert.setString(5, reason);
                insert.setTimestamp(6, Timestamp.from(clock.instant()));
                insert.setString(7, current.subject());
                insert.setString(8, trace.requestId());
                insert.setString(9, type.topicName());
                insert.setString(10, id);
                insert.executeUpdate();
            }
        });
    }
}
