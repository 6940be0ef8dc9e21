package de.schulausstattung.inventory.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import de.schulausstattung.inventory.InventoryTest;
import io.quarkus.test.junit.QuarkusTest;

/** Whoever follows {@code /changes} misses nothing: no slow transaction, no deletion, no restored database. */
@QuarkusTest
class ChangesTest extends InventoryTest {

    private static final String CHANGES = API + "/changes";

    private Traeger traeger;
    private Clerk clerk;

    @BeforeEach
    void begin() {
        traeger = aTraeger(1);
        clerk = new Clerk(traeger.it());
    }

    /** Follows the changes as a client does that keeps a copy. */
    private final class Follower {
        private final int limit;
        private @Nullable String cursor;
        private final List<String> seen = new ArrayList<>();

        Follower(int limit) {
            this.limit = limit;
        }

        Follower catchUp() {
            boolean more;
            do {
                var page = clerk.get(CHANGES + "?limit=" + limit + (cursor == null ? "" : "&since=" + cursor));
                assertThat(page.status()).as(page.body()).isEqualTo(200);
                page.json().path("items").forEach(item -> seen.add(name(item)));
                cursor = page.text("next");
                more = page.json().path("more").asBoolean();
            } while (more);
            return this;
        }
    }

    private static String name(JsonNode item) {
        return item.path("type").asText() + "/" + item.path("id").asText() + "@" + item.path("epoch").asInt() + "."
                + item.path("version").asLong();
    }

    private List<String> recorded() {
        return Stored
                .map("SELECT aggregate_type || '/' || aggregate_id || '@' || epoch || '.' || version, '' FROM change_history "
                        + "WHERE tenant_id = ?", traeger.tenant())
                .keySet().stream().sorted().toList();
    }

    /** Seen red without the bound {@code tx < pg_snapshot_xmin(…)}: the slow change was never delivered. */
    @Test
    void waitsForASlowTransactionInsteadOfPassingIt() throws Exception {
        var follower = new Follower(2).catchUp();
        try (var slow = Stored.open()) {
            slow.setAutoCommit(false);
            record(slow, "slow", 0);
            for (int i = 0; i < 5; i++) {
                assertThat(clerk.post(API + "/devices", aTablet(traeger, "A-" + i)).status()).isEqualTo(201);
            }
            assertThat(follower.catchUp().seen).noneMatch(name -> name.startsWith("inventory.device/"));
            slow.commit();
        }

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(follower.catchUp().seen).doesNotHaveDuplicates()
                .contains("inventory.room/slow@0.0").containsExactlyInAnyOrderElementsOf(recorded()));
    }

    /**
     * A transaction that began in the old epoch ends after one of the new epoch: both orders of their numbers. Seen red with
     * the
     * rule "rows of an earlier epoch are all there", and with a bound by transactions alone where the new epoch's number is the
     * smaller one.
     */
    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void waitsForTransactionsOfAnEarlierEpoch(boolean oldOneFirst) throws Exception {
        var follower = new Follower(2).catchUp();
        try (var old = Stored.open(); var fresh = Stored.open()) {
            old.setAutoCommit(false);
            fresh.setAutoCommit(false);
            for (var connection : oldOneFirst ? List.of(old, fresh) : List.of(fresh, old)) {
                connection.createStatement().execute("SELECT pg_current_xact_id()");
            }
            record(old, "of-the-old-epoch", 0);
            Stored.execute("UPDATE service_epoch SET number = 1");
            try {
                record(fresh, "of-the-new-epoch", 1);
                fresh.commit();
                follower = new Follower(2).catchUp();
                assertThat(follower.seen).noneMatch(name -> name.contains("of-the-"));
                old.commit();

                var anew = follower;
                await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(anew.catchUp().seen)
                        .doesNotHaveDuplicates().contains("inventory.room/of-the-old-epoch@0.0",
                                "inventory.room/of-the-new-epoch@1.0")
                        .containsExactlyInAnyOrderElementsOf(recorded()));
            } finally {
                Stored.execute("UPDATE service_epoch SET number = 0");
            }
        }
    }

    private void record(Connection connection, String id, int epoch) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT INTO change_history (tenant_id, schulnummer, aggregate_type, "
                + "aggregate_id, epoch, version, fact, recorded_at, actor, request_id, state) "
                + "VALUES (?, ?, 'inventory.room', ?, ?, 0, 'added', now(), 'x', '', '{}')")) {
            insert.setString(1, traeger.tenant());
            insert.setString(2, traeger.school());
            insert.setString(3, id);
            insert.setInt(4, epoch);
            insert.executeUpdate();
        }
    }

    /** Seen red without the second row: the old school's follower kept the device for ever. */
    @Test
    void tellsTheOldSchoolThatADeviceLeft() {
        var two = aTraeger(2);
        var it = new Clerk(two.it());
        var old = new Clerk(two.head(0));
        var device = it.post(API + "/devices", aTablet(two, "A-1"));
        var path = API + "/devices/" + device.text("id");
        var before = Instant.now();
        var moved = new HashMap<>(aTablet(two, "A-1"));
        moved.put("schulnummer", two.schools().get(1));
        assertThat(it.put(path, moved, "If-Match", device.etag()).status()).isEqualTo(200);

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(factsOf(old, device.text("id")))
                .containsExactly("device-registered.v1", "device-left-school.v1"));
        assertThat(factsOf(new Clerk(two.head(1)), device.text("id"))).containsExactly("device-changed.v1");
        assertThat(factsOf(it, device.text("id"))).containsExactly("device-registered.v1", "device-changed.v1");
        assertThat(old.get(path + "?asOf=" + before).text("schulnummer")).isEqualTo(two.school());
        assertThat(old.get(path + "?asOf=" + Instant.now()).status()).isEqualTo(404);
        assertThat(it.get(path + "?asOf=" + Instant.now()).text("schulnummer")).isEqualTo(two.schools().get(1));
        assertThat(it.get(path + "/history").json().path("items")).hasSize(2);
    }

    private static List<String> factsOf(Clerk reader, String id) {
        return StreamSupport.stream(reader.get(CHANGES + "?limit=500").json().path("items").spliterator(), false)
                .filter(item -> item.path("id").asText().equals(id))
                .map(item -> item.path("fact").asText().replace("de.schulausstattung.inventory.", "")).toList();
    }

    @Test
    void tellsSchoolsOfWhatTheWholeTenantShares() {
        var model = clerk.post(API + "/device-models", Map.of("maker", "Muster", "name", "Tab 10", "deviceClass", "TABLET"));
        assertThat(model.status()).as(model.body()).isEqualTo(201);

        var head = new Clerk(traeger.head(0));
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            assertThat(factsOf(head, model.text("id"))).containsExactly("device-model-added.v1");
            assertThat(factsOf(head, traeger.nummer())).containsExactly("traeger-registered.v1");
        });
    }

    /** Else every poll would read past the whole Träger's history to find nothing. */
    @Test
    void leadsAReaderPastWhatIsNotForIt() {
        var head = new Clerk(traeger.head(0));
        clerk.post(API + "/devices", aTablet(traeger, "A-1"));
        await().atMost(Duration.ofMinutes(1)).until(() -> head.get(CHANGES).json().path("items").size() > 2);
        var first = head.get(CHANGES).text("next");
        clerk.post(API + "/devices", aTablet(aTraeger(1), "B-1"));

        assertThat(head.get(CHANGES + "?since=" + first).json().path("items")).isEmpty();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !head.get(CHANGES + "?since=" + first).text("next").equals(first));
    }

    @Test
    void deliversEachChangeOnceWhileOthersWrite() throws Exception {
        var follower = new Follower(7);
        try (var clerks = Executors.newFixedThreadPool(4)) {
            var work = new ArrayList<Future<?>>();
            IntStream.range(0, 4).forEach(number -> work.add(clerks.submit(() -> IntStream.range(0, 50).forEach(
                    i -> clerk.post(API + "/devices", aTablet(traeger, number + "-" + i))))));
            while (!work.stream().allMatch(Future::isDone)) {
                follower.catchUp();
            }
        }

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(follower.catchUp().seen).hasSizeGreaterThan(200).doesNotHaveDuplicates()
                        .containsExactlyInAnyOrderElementsOf(recorded()));
    }

    @Test
    void tellsOfDeletions() {
        var room = clerk.post(API + "/rooms",
                Map.of("schulnummer", traeger.school(), "name", "A 101", "kind", "UNTERRICHTSRAUM",
                        "unterrichtsrelevant", true));
        assertThat(room.status()).as(room.body()).isEqualTo(201);
        assertThat(clerk.send("DELETE", API + "/rooms/" + room.text("id"), null, "If-Match", room.etag()).status())
                .isEqualTo(204);

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            var items = clerk.get(CHANGES + "?limit=500").json().path("items");
            assertThat(items).anySatisfy(item -> {
                assertThat(item.path("id").asText()).isEqualTo(room.text("id"));
                assertThat(item.path("fact").asText()).endsWith("room-removed.v1");
                assertThat(item.path("state").path("deleted").asBoolean()).isTrue();
            });
        });
    }

    /**
     * Seen red as it first was: the second page of everything was gone, too, so that no client with more than one page of older
     * changes could ever begin anew.
     */
    @Test
    void sendsAReaderBackToTheBeginningOnceAfterARestore() {
        var before = new Follower(2).catchUp();
        clerk.post(API + "/devices", aTablet(traeger, "A-1"));
        Stored.execute("UPDATE service_epoch SET number = 1");
        try {
            var gone = clerk.get(CHANGES + "?since=" + before.cursor);
            assertThat(gone.status()).isEqualTo(410);
            assertThat(gone.text("type")).isEqualTo("/problems/cursor-gone");
            assertThat(gone.header("Link")).isEqualTo("<" + CHANGES + ">; rel=\"start\"");

            assertThat(clerk.post(API + "/devices", aTablet(traeger, "A-2")).etag()).isEqualTo("\"1.0\"");
            var anew = new Follower(2);
            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(anew.catchUp().seen).doesNotHaveDuplicates()
                    .anyMatch(name -> name.endsWith("@1.0")).containsExactlyInAnyOrderElementsOf(recorded()));
        } finally {
            Stored.execute("UPDATE service_epoch SET number = 0");
        }
    }
}
