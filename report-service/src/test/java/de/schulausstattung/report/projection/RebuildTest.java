package de.schulausstattung.report.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import de.schulausstattung.events.EventEnvelope;
import de.schulausstattung.events.Topic;
import de.schulausstattung.events.inventory.PupilCountState.JahrgangCount;
import de.schulausstattung.events.inventory.RoomState;
import de.schulausstattung.platform.projection.ProjectionConsumer;
import de.schulausstattung.platform.projection.RebuildService;
import de.schulausstattung.platform.projection.TableSet;
import de.schulausstattung.platform.tenancy.Scope;
import de.schulausstattung.platform.tenancy.TenantScope;
import de.schulausstattung.platform.testing.Postgres;
import de.schulausstattung.platform.testing.Tokens;
import de.schulausstattung.report.Events;
import de.schulausstattung.report.LoopStates;
import de.schulausstattung.report.ReportServiceTest;
import de.schulausstattung.report.States;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.ValidatableResponse;

/** D-01: the read models can be thrown away. */
@QuarkusTest
class RebuildTest extends ReportServiceTest {

    private static final List<String> JUST_FILLED = List.of("device", "device_next", "rebuild_touched");

    private final String traeger = newTraegernummer();
    private final Events events = new Events(traeger);

    @Inject
    RebuildService rebuild;

    @Inject
    ProjectionConsumer projections;

    @Inject
    TenantScope tenants;

    /** Another class may have asked for one. */
    @BeforeEach
    void awaitEarlierRebuilds() {
        await().atMost(Duration.ofSeconds(60)).until(() -> query(Long.class,
                "SELECT count(*) FROM job WHERE kind = 'rebuild' AND state IN ('QUEUED', 'RUNNING')") == 0);
    }

    @Test
    void readsTheSameAgainFromTheTopics() {
        publish(new Random(7));
        var clerk = Tokens.itBeschaffung(traeger);
        as(clerk).contentType("application/json").body("{}").post("/annual-reports/2026/freeze").then().statusCode(201);
        var frozen = get(clerk, "/annual-reports/2026").extract().asByteArray();
        var figures = get(clerk, "/indicators").statusCode(200).extract().asString();
        var before = dumps();

        awaitSuccess(rebuild().statusCode(202).header("Location", startsWith("/api/reports/v1/jobs/")).extract().path("id"));

        assertThat(dumps()).isEqualTo(before);
        assertThat(get(clerk, "/indicators").statusCode(200).extract().asString()).isEqualTo(figures);
        assertThat(get(clerk, "/annual-reports/2026").extract().asByteArray()).isEqualTo(frozen);
    }

    /**
     * The rebuild is held up while it writes set B. Seen red with a switch that does not know what came meanwhile: the new
     * device and the new state were lost, and the forgotten room was back.
     */
    @Test
    void answersFromTheOldSetWithoutAGapAndKeepsWhatComesMeanwhile() throws SQLException {
        publish(new Random(8));
        var clerk = Tokens.itBeschaffung(traeger);
        var changed = States.tablet("160000");
        var forgotten = States.room("160000", true);
        events.send(changed);
        events.send(forgotten);
        events.awaitApplied();
        var figures = get(clerk, "/indicators").statusCode(200).extract().asString();
        String job;
        try (var other = Postgres.get().asSuperuser("report")) {
            holdWriters(other);
            job = rebuild().statusCode(202).extract().path("id");
            await().atMost(Duration.ofSeconds(30)).until(() -> query(Long.class,
                    "SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = 'advisory' AND objid = 4711") > 0);

            assertThat(get(clerk, "/indicators").statusCode(200).extract().asString()).isEqualTo(figures);
            rebuild().statusCode(409).body("type", equalTo("/problems/rebuild-running"));
            events.send(States.with(changed, "DEFECT", null), 0, 1);
            events.send(States.tablet("160000"));
            events.raw(Topic.INVENTORY_ROOM.topicName(), EventEnvelope.key(events.tenant(), forgotten.aggregateId()), null);
            events.awaitApplied();
            await().atMost(Duration.ofSeconds(20)).until(() -> rooms(forgotten) == 0);
            releaseWriters(other);
        }
        var before = dumps();
        awaitSuccess(job);

        assertThat(dumps()).isEqualTo(before);
        assertThat(rooms(forgotten)).isZero();
        assertThat(query(Long.class, "SELECT count(*) FROM device_next")).isZero();
    }

    /** Whatever happened to the read model, the topics know better. */
    @Test
    void restoresWhatIsMissingOrWrongAndRemovesWhatTheTopicsDoNotHold() {
        publish(new Random(9));
        var before = dumps();
        query(Long.class, "WITH gone AS (DELETE FROM school WHERE tenant_id = ? RETURNING 1) SELECT count(*) FROM gone",
                events.tenant());
        query(Long.class, """
                WITH wrong AS (UPDATE device SET status = 'LOST', version = version + 100 WHERE tenant_id = ? RETURNING 1)
                SELECT count(*) FROM wrong""", events.tenant());
        query(Boolean.class, """
                INSERT INTO room SELECT tenant_id, gen_random_uuid(), schulnummer, 'orphan', true, false, 0, 0 FROM room
                 WHERE tenant_id = ? LIMIT 1 RETURNING true""", events.tenant());
        query(Long.class, "WITH gone AS (DELETE FROM pupil_count WHERE tenant_id = ? RETURNING 1) SELECT count(*) FROM gone",
                events.tenant());
        query(Long.class, "WITH gone AS (DELETE FROM watermark WHERE tenant_id = ? RETURNING 1) SELECT count(*) FROM gone",
                events.tenant());
        query(Boolean.class, "UPDATE traeger SET name = 'falsch' WHERE tenant_id = ? RETURNING true", events.tenant());
        query(Boolean.class, "UPDATE equipment_standard SET rules = '[]' WHERE tenant_id = ? RETURNING true", events.tenant());
        for (var table : List.of("need", "procurement_item", "meeting", "agreement")) {
            query(Boolean.class, "UPDATE " + table + " SET schulnummer = '169999' WHERE tenant_id = ? RETURNING true",
                    events.tenant());
        }
        assertThat(dumps()).doesNotContainAnyElementsOf(before.subList(0, 11));

        awaitSuccess(rebuild().statusCode(202).extract().path("id"));

        assertThat(dumps()).isEqualTo(before);
    }

    /**
     * The newest event of a device could not be applied; of another one the topic has lost what was applied before. Seen red
     * with
     * a rebuild that resolves letters, and one whose switch does not look at them.
     */
    @Test
    void leavesWhatHasAnOpenDeadLetterToTheOperator() {
        publish(new Random(11));
        var known = query(UUID.class, "SELECT id FROM device WHERE tenant_id = ? LIMIT 1", events.tenant());
        var lost = query(UUID.class, """
                INSERT INTO device (tenant_id, id, schulnummer, room_id, device_class, user_group, status, epoch, version)
                SELECT tenant_id, gen_random_uuid(), schulnummer, room_id, device_class, user_group, status, 0, 0 FROM device
                 WHERE tenant_id = ? LIMIT 1 RETURNING id""", events.tenant());
        var key = EventEnvelope.key(events.tenant(), known.toString());
        events.raw(Topic.INVENTORY_DEVICE.topicName(), key, "{");
        await().atMost(Duration.ofSeconds(20)).until(() -> query(Long.class,
                "SELECT count(*) FROM dead_letter WHERE message_key = ? AND resolved_at IS NULL", key) == 1);
        openLetter(known);
        openLetter(lost);
        var before = dumps();
        try {
            awaitSuccess(rebuild().statusCode(202).extract().path("id"));

            assertThat(dumps()).isEqualTo(before);
            assertThat(query(Long.class, "SELECT count(*) FROM dead_letter WHERE resolved_at IS NULL AND record_offset < 0"
                    + " AND message_key LIKE ?",
                    events.tenant() + "/%")).isEqualTo(2);
        } finally {
            query(Long.class, """
                    WITH resolved AS (UPDATE dead_letter SET resolved_at = now() WHERE message_key LIKE ? RETURNING 1)
                    SELECT count(*) FROM resolved""", events.tenant() + "/%");
        }
    }

    /** Older than all that the topic holds, so that whatever is applied of the device would resolve it. */
    private void openLetter(UUID device) {
        query(Boolean.class, """
                INSERT INTO dead_letter (consumer, topic, partition, record_offset, message_key, payload, error, recorded_at)
                SELECT 'report-device', 'inventory.device', 0, -1 - count(*), ?, '{}', 'Test', now() FROM dead_letter
                RETURNING true""", EventEnvelope.key(events.tenant(), device.toString()));
    }

    /** A worker that was thought dead, and whose job another has taken over, changes nothing any more. */
    @Test
    void writesAndSwitchesNothingForARebuildThatAnotherTookThePlaceOf() {
        publish(new Random(10));
        var before = dumps();
        var paused = new TableSet.Next(UUID.randomUUID());
        var current = new TableSet.Next(UUID.randomUUID());
        operator(() -> rebuild.begin(paused));
        operator(() -> rebuild.begin(current));
        try {
            projections.replay(Topic.INVENTORY_DEVICE, paused, (done, total) -> {
            });
            assertThat(query(Long.class, "SELECT count(*) FROM device_next")).isZero();
            assertThatThrownBy(
                    () -> tenants.run(new Scope.WholeTenant(events.tenant()), "test", () -> rebuild.takeOver(paused)))
                    .isInstanceOf(RebuildService.Superseded.class);
            assertThatThrownBy(() -> tenants.run(new Scope.Platform(), "test", () -> rebuild.empty(paused)))
                    .isInstanceOf(RebuildService.Superseded.class);
            operator(() -> rebuild.abandon(paused));
            assertThat(query(UUID.class, "SELECT run FROM rebuild")).isEqualTo(current.run());
        } finally {
            operator(() -> rebuild.abandon(current));
        }
        assertThat(dumps()).isEqualTo(before);
    }

    /**
     * As many devices as a large Träger has, and as many keys that came meanwhile, none of which the planner knows of yet. Seen
     * red with a planner that may join row by row: the switch was still at it when its transaction's time was up.
     */
    @Test
    void switchesWholeTablesWhateverThePlannerKnows() throws SQLException {
        var next = new TableSet.Next(UUID.randomUUID());
        operator(() -> rebuild.begin(next));
        try (var other = Postgres.get().asSuperuser("report")) {
            try {
                hideFromThePlanner(other);
                fill(other, "device", "gen_random_uuid()", 0, "generate_series(1, 150000)");
                fill(other, "device_next", "id", 1, "(SELECT id FROM device WHERE tenant_id = '%s' LIMIT 1000)"
                        .formatted(events.tenant()));
                execute(other, "ANALYZE device_next");
                execute(other, "INSERT INTO rebuild_touched SELECT '" + events.tenant()
                        + "', 'inventory.device', gen_random_uuid() FROM generate_series(1, 150000)");

                tenants.run(new Scope.WholeTenant(events.tenant()), "test", () -> rebuild.takeOver(next));

                assertThat(query(Long.class, "SELECT sum(version)::bigint FROM device WHERE tenant_id = ?",
                        events.tenant())).isEqualTo(1000);
            } finally {
                execute(other, "DELETE FROM device WHERE tenant_id = '" + events.tenant() + "'");
                showToThePlanner(other);
            }
        } finally {
            tenants.run(new Scope.Platform(), "test", () -> rebuild.empty(next));
            operator(() -> rebuild.abandon(next));
        }
    }

    @Test
    void takesInOneOfThoseWhoAskAtTheSameTime() {
        var answers = Stream.generate(() -> CompletableFuture.supplyAsync(() -> rebuild().extract())).limit(4).toList().stream()
                .map(CompletableFuture::join).toList();

        assertThat(answers).extracting(ExtractableResponse::statusCode).containsOnlyOnce(202).contains(409);
        answers.stream().filter(answer -> answer.statusCode() == 202).forEach(answer -> awaitSuccess(answer.path("id")));
    }

    @Test
    void asksOnceHoweverOftenTheSameCallIsSent() {
        var key = UUID.randomUUID().toString();
        String first = as(Tokens.betrieb()).header("Idempotency-Key", key).post("/operations/rebuild").then().statusCode(202)
                .extract().path("id");
        as(Tokens.betrieb()).header("Idempotency-Key", key).post("/operations/rebuild").then().statusCode(202)
                .body("id", equalTo(first));

        awaitSuccess(first);
    }

    @Test
    void answersNoFiguresWhileTheyWouldBeIncomplete() {
        query(Boolean.class, "UPDATE rebuild SET running_since = now() RETURNING true");
        try {
            var clerk = Tokens.itBeschaffung(traeger);
            get(clerk, "/indicators").statusCode(503).body("type", equalTo("/problems/projection-rebuilding"));
            as(clerk).contentType("application/json").body("{}").post("/annual-reports/2026/freeze").then().statusCode(503);
            as(clerk).queryParam("minPosition", "inventory.device/" + UUID.randomUUID() + "@0.0").get("/indicators").then()
                    .statusCode(503).body("type", equalTo("/problems/projection-rebuilding"));
        } finally {
            query(Boolean.class, "UPDATE rebuild SET running_since = NULL RETURNING true");
        }
    }

    @Test
    void isTheOperatorsAlone() {
        as(Tokens.itBeschaffung(traeger)).post("/operations/rebuild").then().statusCode(403);
    }

    private static ValidatableResponse rebuild() {
        return as(Tokens.betrieb()).post("/operations/rebuild").then();
    }

    private static void awaitSuccess(String job) {
        await().atMost(Duration.ofSeconds(60)).until(
                () -> get(Tokens.betrieb(), "/jobs/" + job).statusCode(200).extract().path("state").equals("SUCCEEDED"));
    }

    private void operator(Runnable work) {
        tenants.run(new Scope.Operator(), "test", work);
    }

    private static long rooms(RoomState room) {
        return query(Long.class, "SELECT count(*) FROM room WHERE id = ?", room.id());
    }

    /** Whoever writes a device into set B waits until we let go. */
    private static void holdWriters(Connection connection) throws SQLException {
        execute(connection, "SELECT pg_advisory_lock(4711)");
        execute(connection, """
                CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN PERFORM pg_advisory_xact_lock_shared(4711); RETURN NULL; END $$""");
        execute(connection, "CREATE TRIGGER hold BEFORE INSERT ON device_next FOR EACH STATEMENT EXECUTE FUNCTION hold()");
    }

    private static void releaseWriters(Connection connection) throws SQLException {
        execute(connection, "SELECT pg_advisory_unlock(4711)");
        execute(connection, "DROP FUNCTION hold() CASCADE");
    }

    private void fill(Connection connection, String table, String id, int version, String from) throws SQLException {
        execute(connection,
                """
                        INSERT INTO %s (tenant_id, id, schulnummer, device_class, user_group, status, epoch, version)
                        SELECT '%s', %s, '160000', 'TABLET', 'PUPILS', 'IN_SERVICE', 0, %d FROM %s f""".formatted(table,
                        events.tenant(),
                        id, version, from));
    }

    /** As tables are that are filled for the first time. */
    private static void hideFromThePlanner(Connection connection) throws SQLException {
        for (var table : JUST_FILLED) {
            execute(connection, "ALTER TABLE " + table + " SET (autovacuum_enabled = false)");
            execute(connection,
                    """
                            SELECT pg_clear_relation_stats('public', '%1$s'), count(pg_clear_attribute_stats('public', '%1$s', attname, false))
                              FROM pg_attribute WHERE attrelid = '%1$s'::regclass AND attnum > 0 AND NOT attisdropped"""
                            .formatted(table));
        }
    }

    private static void showToThePlanner(Connection connection) throws SQLException {
        for (var table : JUST_FILLED) {
            execute(connection, "ALTER TABLE " + table + " RESET (autovacuum_enabled)");
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void publish(Random random) {
        events.send(States.traeger(traeger, "05754"));
        events.send(States.standard("2026", "2026-01-01", 1, 2, 1));
        for (int s = 0; s < 5; s++) {
            var school = String.valueOf(160_000 + s);
            events.send(States.school(school, "GE"));
            events.send(States.pupils(school, 2025, new JahrgangCount("05", random.nextInt(100))));
            events.send(LoopStates.need(school, 2026, "TABLET", random.nextInt(30), random.nextInt(30)));
            events.send(LoopStates.meeting(school, 2026, "HELD"));
            var line = LoopStates.purchase(school, 2026, random.nextInt(30), TODAY, "DELIVERED");
            events.send(line);
            events.send(LoopStates.delivery(line, TODAY, TODAY.minusDays(random.nextInt(300))));
            for (int i = 0; i < 100; i++) {
                var room = States.room(school, random.nextBoolean());
                events.send(room);
                var device = States.display(school, room.id(), "IN_SERVICE");
                events.send(device);
                if (random.nextInt(3) == 0) {
                    events.send(States.with(device, "DEFECT", null), 0, 1);
                    events.send(device, 0, 0);
                }
            }
        }
        events.awaitApplied();
    }

    /** A canonical hash of what each projected table holds of this tenant, every column: other tests write beside it. */
    private List<String> dumps() {
        return List
                .of("traeger", "school", "room", "pupil_count", "device", "equipment_standard", "need", "procurement_item",
                        "meeting", "agreement",
                        "watermark", "tenant")
                .stream()
                .map(table -> table + " " + query(String.class,
                        "SELECT encode(sha256(coalesce(string_agg(row, E'\\n' ORDER BY row COLLATE \"C\"), '')::bytea), 'hex')"
                                + " FROM (SELECT to_jsonb(t)::text AS row FROM " + table + " t) r WHERE strpos(row, ?) > 0",
                        "\"" + events.tenant() + "\""))
                .toList();
    }
}
