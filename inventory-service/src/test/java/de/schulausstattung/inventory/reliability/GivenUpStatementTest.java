package de.schulausstattung.inventory.reliability;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.postgresql.jdbc.PgConnection;

import de.schulausstattung.inventory.InventoryTest;
import de.schulausstattung.platform.tenancy.Scope;
import de.schulausstattung.platform.tenancy.TenantScope;
import io.quarkus.test.junit.QuarkusTest;

/** The driver gives a statement up that takes too long; in the database it would go on, for nobody. */
@QuarkusTest
class GivenUpStatementTest extends InventoryTest {

    private static final int LOCK = 4712;

    @Inject
    DataSource database;

    @Inject
    TenantScope tenants;

    @ConfigProperty(name = "quarkus.datasource.jdbc.max-size")
    int poolSize;

    /** Otherwise whoever wants the lock waits for nothing. Seen red with a server that does not look for its caller. */
    @Test
    void endsAndLetsGoOfItsLocks() {
        giveUpWithLock();

        await().atMost(Duration.ofSeconds(30)).until(() -> holders() == 0);
    }

    /** Seen red with a pool that does not get a connection back which broke: one more than it has were too many. */
    @Test
    void costsThePoolNoConnection() {
        for (int i = 0; i <= poolSize; i++) {
            giveUpWithLock();
        }

        as(aTraeger(1).it()).get(API + "/schools").then().statusCode(200);
    }

    private void giveUpWithLock() {
        tenants.call(new Scope.Platform(), "test", () -> {
            try (var connection = database.getConnection(); var statement = connection.createStatement()) {
                statement.execute("SELECT pg_advisory_lock_shared(%d)".formatted(LOCK));
                connection.unwrap(PgConnection.class).setNetworkTimeout(Runnable::run, 100);
                return assertThatThrownBy(() -> statement.execute("SELECT pg_sleep(600)")).isInstanceOf(SQLException.class);
            }
        });
    }

    private static long holders() {
        return Stored.count("pg_locks WHERE locktype = 'advisory' AND objid = " + LOCK);
    }
}
