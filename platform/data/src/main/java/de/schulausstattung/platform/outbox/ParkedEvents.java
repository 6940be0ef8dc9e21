package de.schulausstattung.platform.outbox;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import de.schulausstattung.platform.audit.OperatorActs;
import de.schulausstattung.platform.problem.NotFound;
import de.schulausstattung.platform.tenancy.Scope;
import de.schulausstattung.platform.tenancy.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Events that the broker refused for good. Their aggregates are held until the operator lets them go or discards them. */
@ApplicationScoped
public class ParkedEvents {

    private static final int SHOWN = 1_000;

    private static final String OLDEST = """
            SELECT sequence, topic, message_key, event_type, coalesce(last_error, ''), attempts, occurred_at, parked_at
              FROM outbox_event WHERE parked_at IS NOT NULL ORDER BY sequence LIMIT ?""";

    private final DataSource dataSource;
    private final TenantScope tenants;
    private final OperatorActs acts;

    ParkedEvents(DataSource dataSource, TenantScope tenants, OperatorActs acts) {
        this.dataSource = dataSource;
        this.tenants = tenants;
        this.acts = acts;
    }

    /** A parked event as the operator sees it: never its content. */
    public record ParkedEvent(long sequence, String topic, String key, String eventType, String error, int attempts,
            Instant occurredAt, Instant parkedAt) {
    }

    /** What to do with a parked event. */
    public enum ParkedTransition {
        /** Try to publish it again, before the later events of its aggregate. */
        RETRY,
        /** Give it up; later events of its aggregate carry the state anyway. */
        DISCARD
    }

    /**
     * Events that could not be published from here, oldest first, at most a thousand.
     *
     * @param more whether there are others; they show when these are let go or discarded
     */
    public record OpenParkedEvents(List<ParkedEvent> items, boolean more) {
    }

    /** The oldest of them. */
    public OpenParkedEvents oldest() {
        var found = found();
        return new OpenParkedEvents(found.subList(0, Math.min(found.size(), SHOWN)), found.size() > SHOWN);
    }

    private List<ParkedEvent> found() {
        return tenants.call(new Scope.Platform(), "system:operations", () -> {
            var parked = new ArrayList<ParkedEvent>();
            try (var connection = dataSource.getConnection(); var query = connection.prepareStatement(OLDEST)) {
                query.setInt(1, SHOWN + 1);
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        parked.add(new ParkedEvent(rows.getLong(1), rows.getString(2), rows.getString(3), rows.getString(4),
                                rows.getString(5), rows.getInt(6), rows.getTimestamp(7).toInstant(),
                                rows.getTimestamp(8).toInstant()));
                    }
                }
            }
            return parked;
        });
    }

    /** Lets a parked event go, or gives it up; the act is noted with it. */
    public void move(long sequence, ParkedTransition transition) {
        var by = acts.by();
        var sql = switch (transition) {
            case RETRY -> "UPDATE outbox_event SET parked_at = NULL WHERE sequence = ? AND parked_at IS NOT NULL";
            case DISCARD -> """
                    UPDATE outbox_event SET parked_at = NULL, published_at = now(), last_error = 'discarded'
                     WHERE sequence = ? AND parked_at IS NOT NULL""";
        };
        tenants.call(new Scope.Platform(), by.subject(), () -> QuarkusTransaction.requiringNew().call(() -> {
            if (update(sql, sequence) == 0) {
                throw new NotFound("parked-event", sequence);
            }
            acts.note(by, "parked-event." + transition.name().toLowerCase(Locale.ROOT), sequence, "DONE");
            return true;
        }));
    }

    private int update(String sql, long sequence) throws SQLException {
        try (var connection = dataSource.getConnection(); var update = connection.prepareStatement(sql)) {
            update.setLong(1, sequence);
            return update.executeUpdate();
        }
    }
}
