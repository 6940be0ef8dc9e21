package de.schulausstattung.inventory.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import de.schulausstattung.inventory.InventoryTest;
import io.quarkus.test.junit.QuarkusTest;

/** A change, its row in the history and its event are one: all three are there, or none is. */
@QuarkusTest
class TransactionalityTest extends InventoryTest {

    private static final String DEVICES = API + "/devices";

    /** The connections of the pool, as the shared defaults set it. */
    private static final int POOL = 16;
    /** Relay and clean-up have a connection now and then. */
    private static final int AT_OTHER_WORK = 2;

    private Traeger traeger;
    private Clerk clerk;

    @BeforeEach
    void begin() {
        traeger = aTraeger(1);
        clerk = new Clerk(traeger.it());
    }

    /** The database refuses at the last moment, at the commit, when history and event are written already. */
    @Test
    void leavesNothingOfAChangeThatIsRolledBack() {
        var device = clerk.post(DEVICES, aTablet(traeger, "A-1"));
        Stored.execute("""
                CREATE FUNCTION refuse_at_commit() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION 'refused at commit'; END $$;
                CREATE CONSTRAINT TRIGGER refuse_at_commit AFTER INSERT OR UPDATE ON device DEFERRABLE INITIALLY DEFERRED
                  FOR EACH ROW WHEN (NEW.inventory_number LIKE 'REFUSED-%') EXECUTE FUNCTION refuse_at_commit()""");
        try {
            var before = Stored.rowsOf(traeger.tenant());

            assertThat(clerk.post(DEVICES, aTablet(traeger, "REFUSED-1"), "Idempotency-Key", "refused-1").status())
                    .isEqualTo(500);
            assertThat(clerk.put(DEVICES + "/" + device.text("id"), aTablet(traeger, "REFUSED-2"), "If-Match", device.etag())
                    .status()).isEqualTo(500);
            assertThat(clerk.post(DEVICES + ":batch", Map.of("mode", "ATOMIC", "items",
                    List.of(aTablet(traeger, "A-2"), aTablet(traeger, "REFUSED-3")))).status()).isEqualTo(500);

            assertThat(Stored.rowsOf(traeger.tenant())).isEqualTo(before);
            assertThat(clerk.get(DEVICES + "/" + device.text("id")).etag()).isEqualTo(device.etag());
        } finally {
            Stored.execute("DROP FUNCTION refuse_at_commit CASCADE");
        }
        assertThat(clerk.post(DEVICES, aTablet(traeger, "REFUSED-1"), "Idempotency-Key", "refused-1").status()).isEqualTo(201);
    }

    @Test
    void givesEveryVersionItsRowInTheHistoryAndItsEvent() {
        var device = clerk.post(DEVICES, aTablet(traeger, "A-1"));
        var path = DEVICES + "/" + device.text("id");
        var changed = clerk.put(path, aTablet(traeger, "A-2"), "If-Match", device.etag());
        clerk.put(path, aTablet(traeger, "A-2"), "If-Match", changed.etag());
        clerk.post(path + "/transitions", Map.of("transition", "PUT_INTO_SERVICE"));
        clerk.post(path + "/transitions", Map.of("transition", "REPORT_DEFECT", "reason", "Display gebrochen"));
        clerk.post(DEVICES + ":batch",
                Map.of("mode", "ATOMIC", "items", List.of(aTablet(traeger, "A-3"), aTablet(traeger, "A-4"))));

        var history = Stored.map("SELECT aggregate_type || '/' || aggregate_id || '@' || epoch || '.' || version, state::text "
                + "FROM change_history WHERE tenant_id = ?", traeger.tenant());
        assertThat(history).hasSizeGreaterThan(6)
                .isEqualTo(Stored.map("SELECT aggregate_type || '/' || aggregate_id || '@' || epoch"
                        + " || '.' || aggregate_version, (envelope::jsonb -> 'data')::text FROM outbox_event WHERE tenant_id = ?",
                        traeger.tenant()));
        assertThat(history.keySet()).contains("inventory.device/" + device.text("id") + "@0.3")
                .doesNotContain("inventory.device/" + device.text("id") + "@0.4");
    }

    /**
     * More refusals at once than the pool has connections, which all hold one when the rule refuses them. Seen red where each
     * was noted while it still held its own: nobody got a second one, and the answers were 503.
     */
    @Test
    void notesARefusedStepAndTellsNobodyElse() throws SQLException {
        var id = clerk.post(DEVICES, aTablet(traeger, "A-1")).text("id");
        var before = new HashMap<>(Stored.rowsOf(traeger.tenant()));
        var answers = new ArrayList<CompletableFuture<Clerk.Answer>>();
        try (var lock = Stored.open()) {
            lock.setAutoCommit(false);
            lock.createStatement().execute("LOCK TABLE device IN ACCESS EXCLUSIVE MODE");
            IntStream.range(0, POOL).forEach(_ -> answers.add(repairTooEarly(id)));
            await().atMost(Duration.ofMinutes(1)).until(() -> Stored.count("pg_stat_activity WHERE usename = 'inventory_app' "
                    + "AND wait_event_type = 'Lock'") >= POOL - AT_OTHER_WORK);
            lock.rollback();
        }
        IntStream.range(POOL, 40).forEach(_ -> answers.add(repairTooEarly(id)));

        assertThat(answers).extracting(CompletableFuture::join).extracting(Clerk.Answer::status).containsOnly(409);
        assertThat(Stored.count(
                "refused_act WHERE tenant_id = ? AND aggregate_id = ? AND act = 'REPAIR' AND reason = 'voreilig'"
                        + " AND problem = 'transition-not-allowed' AND actor = ? AND request_id <> ''",
                traeger.tenant(), id,
                "it-" + traeger.nummer())).isEqualTo(40);
        assertThat(Stored.count("refused_act WHERE tenant_id = ? AND schulnummer = ?", traeger.tenant(), traeger.school()))
                .isEqualTo(40);
        before.put("refused_act", "40");
        assertThat(Stored.rowsOf(traeger.tenant())).isEqualTo(before);
    }

    private CompletableFuture<Clerk.Answer> repairTooEarly(String id) {
        return clerk.sendAsync("POST", DEVICES + "/" + id + "/transitions",
                Map.of("transition", "REPAIR", "reason", "voreilig"));
    }

    @Test
    void notesWhateverARuleRefusesOfADevice() {
        var device = clerk.post(DEVICES, aTablet(traeger, "A-1"));
        var path = DEVICES + "/" + device.text("id");
        clerk.post(DEVICES, aTablet(traeger, "A-2"));

        assertThat(clerk.put(path, aTablet(traeger, "A-2"), "If-Match", device.etag()).status()).isEqualTo(409);
        assertThat(clerk.post(path + "/transitions", Map.of("transition", "DISPOSE"), "Idempotency-Key", "dispose-1").status())
                .isEqualTo(422);
        assertThat(clerk.put(path, aTablet(traeger, "A-3"), "If-Match", "\"0.9\"").status()).isEqualTo(412);

        assertThat(Stored.map("SELECT act, problem FROM refused_act WHERE tenant_id = ? AND aggregate_id = ?", traeger.tenant(),
                device.text("id")))
                .isEqualTo(Map.of("change", "device-inventory-number-taken", "DISPOSE", "reason-required"));
    }
}
