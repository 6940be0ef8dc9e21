package de.schulausstattung.platform.idempotency;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.problem.InProgress;
import de.schulausstattung.platform.tenancy.Scope;
import de.schulausstattung.platform.tenancy.TenantScope;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;

/** The table of keys, always within the transaction of the effect. */
@ApplicationScoped
class IdempotencyKeys {

    private static final Duration LIFE = Duration.ofHours(24);
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final String BEGIN = """
            INSERT INTO idempotency_key AS k (key, fingerprint, recorded_at) VALUES (?, ?, ?)
            ON CONFLICT ON CONSTRAINT pk_idempotency_key DO UPDATE
               SET fingerprint = excluded.fingerprint, recorded_at = excluded.recorded_at, status = NULL, headers = NULL, body = NULL
             WHERE k.recorded_at < ?""";

    private final EntityManager entities;
    private final Clock clock;
    private final DataSource dataSource;
    private final TenantScope tenants;

    IdempotencyKeys(EntityManager entities, Clock clock, DataSource dataSource, TenantScope tenants) {
        this.entities = entities;
        this.clock = clock;
        this.dataSource = dataSource;
        this.tenants = tenants;
    }

    record Answer(int status, @Nullable String location, @Nullable String eventPosition, String body) {
    }

    record Earlier(String fingerprint, Answer answer) {
    }

    /**
     * Takes the key, waiting at most five seconds for a duplicate that is under way.
     *
     * @return false where an answer stands under it already
     */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean begin(String key, String fingerprint) {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            try (var timeout = connection.createStatement()) {
                timeout.execute("SET LOCAL lock_timeout = '5s'");
            }
            try (var insert = connection.prepareStatement(BEGIN)) {
                insert.setString(1, key);
                insert.setString(2, fingerprint);
                insert.setTimestamp(3, Timestamp.from(clock.instant()));
                insert.setTimestamp(4, Timestamp.from(clock.instant().minus(LIFE)));
                var begun = insert.executeUpdate() == 1;
                try (var patience = connection.createStatement()) {
                    patience.execute("SET LOCAL lock_timeout TO DEFAULT");
                }
                return begun;
            } catch (SQLException e) {
                if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                    throw new InProgress();
                }
                throw e;
            }
        });
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void complete(String key, Answer answer) {
        entities.unwrap(Session.class).doWork(connection -> {
            try (var update = connection.prepareStatement(
                    """
                            UPDATE idempotency_key SET status = ?, body = ?,
                                   headers = jsonb_build_object('location', ?::text, 'eventPosition', ?::text) WHERE key = ?""")) {
                update.setInt(1, answer.status());
                update.setString(2, answer.body());
                update.setString(3, answer.location());
                update.setString(4, answer.eventPosition());
                update.setString(5, key);
                update.executeUpdate();
            }
        });
    }

    /** Leaves the key free: there was no effect. */
    @Transactional(Transactional.TxType.MANDATORY)
    void forget(String key) {
        entities.createNativeQuery("DELETE FROM idempotency_key WHERE key = ?").setParameter(1, key).executeUpdate();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Earlier read(String key) {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            try (var query = connection.prepareStatement(
                    """
                            SELECT fingerprint, status, headers ->> 'location', headers ->> 'eventPosition', body
                              FROM idempotency_key WHERE key = ?""")) {
                query.setString(1, key);
                try (var row = query.executeQuery()) {
                    if (!row.next()) {
                        throw new InProgress();
                    }
                    return new Earlier(row.getString(1), new Answer(row.getInt(2), row.getString(3), row.getString(4),
                            row.getString(5)));
                }
            }
        });
    }

    @Scheduled(every = "${schulausstattung.clean-up.every}", delayed = "${schulausstattung.clean-up.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void removeExpired() {
        tenants.run(new Scope.Platform(), "system:cleanup", () -> {
            try (var connection = dataSource.getConnection();
                    var delete = connection.prepareStatement("DELETE FROM idempotency_key WHERE recorded_at < ?")) {
                delete.setTimestamp(1, Timestamp.from(clock.instant().minus(LIFE)));
                delete.executeUpdate();
            } catch (SQLException e) {
                Log.warn("Expired keys could not be removed", e);
            }
        });
    }
}
