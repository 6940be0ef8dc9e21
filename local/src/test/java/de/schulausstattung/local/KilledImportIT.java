package de.schulausstattung.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * D-10: an import whose worker is killed again and again stores all or nothing, and is taken over when its lease has run out.
 * Seen red with a transaction per 5,000 rows: the second kill left the first 5,000 behind.
 */
@ExtendWith(SuiteExtension.class)
@Tag("long")
@Order(5)
class KilledImportIT {

    private static final int ROWS = 50_000;
    /** The fifth attempt of a job is its last. */
    private static final int KILLS = 4;

    private final RunningSuite suite;
    private final People people;
    private final Databases databases;

    KilledImportIT(RunningSuite suite) {
        this.suite = suite;
        people = new People(suite);
        databases = new Databases(suite);
    }

    @Test
    void anImportIsStoredWhollyOrNotAtAllHoweverOftenItsWorkerDies() throws SQLException {
        var from = System.nanoTime();
        var random = new Random(from);
        var prefix = "D10-" + Long.toHexString(from & 0xffffff) + "-";
        var file = DeviceRows.file(prefix, ROWS, "399,00");
        Ledger.Caller clerk = () -> people.directly(RunningSuite.INVENTORY, People.CLERK);
        var moments = new ArrayList<String>();

        var job = DeviceRows.submit(clerk.api(), file);
        for (var kill = 1; kill <= KILLS; kill++) {
            moments.add(killInMidImport(job, kill, random));
            assertThat(traces(prefix))
                    .as("rows, history and events after kill %d at %s, seed %d", kill, moments.getLast(), from)
                    .containsOnly(0L);
            suite.restart(RunningSuite.INVENTORY);
        }
        var end = DeviceRows.awaitEnd(clerk, job);

        assertThat(end.path("state").asText()).as(end.toString()).isEqualTo("SUCCEEDED");
        assertThat(end.path("counts").path("created").asInt()).isEqualTo(ROWS);
        assertThat(traces(prefix)).containsOnly((long) ROWS);
        assertThat(databases.number(RunningSuite.INVENTORY, "SELECT attempts FROM job WHERE id = ?::uuid", job))
                .isEqualTo(KILLS + 1);
        var again = DeviceRows.awaitEnd(clerk, DeviceRows.submit(clerk.api(), file)).path("counts");
        assertThat(again.path("unchanged").asInt()).isEqualTo(ROWS);
        assertThat(again.path("created").asInt() + again.path("changed").asInt()).isZero();
        assertThat(traces(prefix)).containsOnly((long) ROWS);
        databases.awaitEqual();
        Figures.tell("D-10", from, "%d rows, %d kills at %s: nothing stored; then all; second upload changed 0; seed %d"
                .formatted(ROWS, KILLS, moments, from));
    }

    /** The first kill falls into reading and checking, the others later and later into storing; returns how far the job was. */
    private String killInMidImport(String job, int kill, Random random) throws SQLException {
        try (var connection = databases.connect(RunningSuite.INVENTORY);
                var query = connection.prepareStatement(
                        "SELECT done FROM job WHERE id = ?::uuid AND state = 'RUNNING' AND attempts = ?")) {
            query.setString(1, job);
            query.setInt(2, kill);
            var stage = kill == 1 ? 0 : ROWS / 2;
            await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(5)).until(() -> {
                try (var row = query.executeQuery()) {
                    return row.next() && row.getLong(1) >= stage;
                }
            });
            var delay = kill * 300 + random.nextInt(300);
            Pace.after(Duration.ofMillis(delay), () -> suite.kill(RunningSuite.INVENTORY));
            return (kill == 1 ? "checking + " : "storing + ") + delay + " ms";
        }
    }

    /** Rows, history and events of the file's devices, once the database has noticed that the worker is gone. */
    private List<Long> traces(String prefix) throws SQLException {
        await().atMost(Duration.ofMinutes(1)).until(() -> databases.number(RunningSuite.INVENTORY,
                """
                        SELECT count(*) FROM pg_stat_activity
                         WHERE datname = 'inventory' AND usename = 'inventory_app' AND state <> 'idle' AND xact_start < now() - interval '1 s'
                        """) == 0);
        var ids = "SELECT id FROM device WHERE inventory_number LIKE ?";
        return List.of(databases.number(RunningSuite.INVENTORY, "SELECT count(*) FROM (" + ids + ")", prefix + "%"),
                databases.number(RunningSuite.INVENTORY,
                        "SELECT count(*) FROM change_history WHERE state ->> 'inventoryNumber' LIKE ?", prefix + "%"),
                databases.number(RunningSuite.INVENTORY, "SELECT count(*) FROM outbox_event WHERE envelope LIKE ?",
                        "%\"inventoryNumber\":\"" + prefix + "%"));
    }
}
