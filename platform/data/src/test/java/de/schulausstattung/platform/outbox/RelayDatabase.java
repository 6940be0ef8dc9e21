package de.schulausstattung.platform.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.flywaydb.core.Flyway;

import de.schulausstattung.events.EventEnvelope;
import de.schulausstattung.platform.testing.Postgres;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;

/** A fresh database with the platform's tables, to which tests append events as the outbox does: row lock first. */
final class RelayDatabase {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String name = "relay" + NUMBER.incrementAndGet();

    RelayDatabase() {
        var url = Postgres.get().createDatabase(name);
        Flyway.configure().dataSource(url, name + "_owner", "owner").locations("db/platform")
                .placeholders(Map.of("app", name + "_app")).load().migrate();
        execute("CREATE TABLE hot (id text PRIMARY KEY, version bigint NOT NULL)");
    }

    /** Connections as a relay has them: the application's login role, bound to the platform's scope. */
    AgroalDataSource asRelay() throws SQLException {
        return asRelay(Duration.ofSeconds(60));
    }

    /**
     * As {@link #asRelay()}.
     *
     * @param idleTransaction after which the database gives up a relay that does not come back
     */
    AgroalDataSource asRelay(Duration idleTransaction) throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(pool -> pool
                .maxSize(2).connectionFactoryConfiguration(factory -> factory.jdbcUrl(Postgres.get().url(name))
                        .principal(new NamePrincipal(name + "_app")).credential(new SimplePassword("app"))
                        .initialSql("SET ROLE wall_platform; SET idle_in_transaction_session_timeout = "
                                + idleTransaction.toMillis()))));
    }

    /** Who sees and may everything. */
    Connection open() throws SQLException {
        return Postgres.get().asSuperuser(name);
    }

    void append(String tenant, String topic, String id) {
        try (var connection = open()) {
            append(connection, tenant, topic, id, "");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The next version of an aggregate and its event, in one transaction, the aggregate's row locked before the event is
     * written.
     */
    static void append(Connection connection, String tenant, String topic, String id, String padding) throws SQLException {
        connection.setAutoCommit(false);
        long version;
        try (var change = connection.prepareStatement("""
                INSERT INTO hot (id, version) VALUES (?, 0)
                ON CONFLICT (id) DO UPDATE SET version = hot.version + 1 RETURNING version""")) {
            change.setString(1, topic + "/" + tenant + "/" + id);
            try (var row = change.executeQuery()) {
                row.next();
                version = row.getLong(1);
            }
        }
        try (var event = connection.prepareStatement(
                """
                        INSERT INTO outbox_event (shard, tenant_id, aggregate_type, aggregate_id, epoch, aggregate_version, topic, message_key,
                                                  event_type, envelope, occurred_at)
                        VALUES (?, ?, ?, ?, 0, ?, ?, ?, 'changed.v1', ?, now())""")) {
            event.setInt(1, shard(tenant, id));
            event.setString(2, tenant);
            event.setString(3, topic);
            event.setString(4, id);
            event.setLong(5, version);
            event.setString(6, topic);
            event.setString(7, EventEnvelope.key(tenant, id));
            event.setString(8, """
                    {"subject":"%s","epoch":0,"aggregateversion":%d,"data":{"padding":"%s"}}""".formatted(id, version,
                    padding));
            event.executeUpdate();
        }
        connection.commit();
    }

    static int shard(String tenant, String id) {
        return Outbox.shard(tenant, id);
    }

    /** An id beginning so that falls into this shard. */
    static String idInShard(String tenant, String beginning, int shard) {
        return IntStream.iterate(0, i -> i + 1).mapToObj(i -> beginning + "-" + i).filter(id -> shard(tenant, id) == shard)
                .findFirst().orElseThrow();
    }

    long pending() {
        return count("published_at IS NULL AND parked_at IS NULL");
    }

    long parked() {
        return count("parked_at IS NOT NULL");
    }

    long count(String condition) {
        return number("SELECT count(*) FROM outbox_event WHERE " + condition);
    }

    long newestVersion(String topic, String key) {
        return number("SELECT version FROM hot WHERE id = '" + topic + "/" + key + "'");
    }

    long number(String sql) {
        try (var connection = open();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    void execute(String sql) {
        try (var connection = open(); var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
