package de.schulausstattung.meeting.protocol;

import static de.schulausstattung.meeting.Protocols.tablets;
import static de.schulausstattung.meeting.Talks.school;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import de.schulausstattung.meeting.FixedClock;
import de.schulausstattung.meeting.MeetingServiceTest;
import de.schulausstattung.meeting.Protocols;
import de.schulausstattung.meeting.Talks;
import de.schulausstattung.platform.testing.Postgres;
import io.quarkus.test.junit.QuarkusTest;

/** S4-17, S4-18, and question 15: both approve, then it is final for ever, and those who took part read it, nobody else. */
@QuarkusTest
class ProtocolTest extends MeetingServiceTest {

    @Inject
    ObjectionWindowJob windows;

    private Talks talks;
    private Protocols protocols;

    @BeforeEach
    void open() {
        talks = Talks.ofSchools(2);
        protocols = Protocols.held(talks, school(0), "2027-03-02");
    }

    @AfterEach
    void today() {
        FixedClock.putBack();
    }

    @Test
    void isFinalWhenBothHaveApprovedEveryEntry() throws Exception {
        var protocol = protocols.start(null);
        String item = get(talks.it(), "/protocols/" + protocol).body("items.topic", contains("RUECKBLICK", "AUSTAUSCH",
                "MEDIENKONZEPT", "PROJEKTE", "NUTZUNG", "FORTBILDUNG", "BAU", "WARTUNG", "SUPPORT")).extract()
                .path("items[1].id");
        as(talks.it()).header("If-Match", "\"0.0\"").body(Map.of("topic", "AUSTAUSCH", "title", "Austausch", "text",
                "Zwölf Notebooks sind älter als sechs Jahre.")).put("/protocols/" + protocol + "/items/" + item).then()
                .statusCode(200).header("ETag", "\"0.1\"");
        var line = protocols.addLine(protocol, tablets(24));
        protocols.move(protocol, "PUT_TO_APPROVAL").then().statusCode(200)
                .body("protocol.objectionUntil", equalTo("2026-12-04"));

        protocols.approve(talks.head(school(0)), protocol).then().statusCode(200)
                .body("protocol.status", equalTo("IN_ABSTIMMUNG")).body("votes", hasSize(10));
        protocols.approve(talks.it(), protocol).then().statusCode(200).body("protocol.status", equalTo("FINAL"));

        var document = get(talks.head(school(0)), "/protocols/" + protocol + "/document").statusCode(200)
                .body("agreements[0].line.quantity", equalTo(24)).body("participants", hasSize(3))
                .body("votes", hasSize(20)).body("consent", equalTo(false)).body("items[1].text",
                        equalTo("Zwölf Notebooks sind älter als sechs Jahre."))
                .extract().asByteArray();
        var hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(document));
        get(talks.it(), "/meetings/" + protocols.meeting() + "/protocols").body("items[0].hash", equalTo(hash));
        assertThat(query(String.class, "SELECT envelope::jsonb->'data'->>'hash' FROM outbox_event WHERE tenant_id = ? AND "
                + "event_type LIKE '%protocol-finalised%'", tenant())).isEqualTo(hash);
        get(talks.it(), "/agreements?jahr=2027").body("items.id", contains(line)).body("items[0].outcome", equalTo("OPEN"));
        assertThat(agreementEvents()).isEqualTo(1);
    }

    @Test
    void whoTakesNoPartReadsNothing() {
        var protocol = protocols.start(null);
        protocols.addLine(protocol, tablets(24));
        protocols.finish(protocol);

        for (var reader : List.of(talks.head(school(0)), talks.it(), talks.adviser("mb-1", school(0)))) {
            get(reader, "/protocols/" + protocol).statusCode(200).body("lines", hasSize(1));
        }
        var same = List.of(talks.head(school(0)), talks.it(), talks.adviser("mb-1", school(0))).stream()
                .map(reader -> get(reader, "/protocols/" + protocol + "/document").statusCode(200).extract().asString())
                .toList();
        assertThat(same).hasSize(3).containsOnly(same.getFirst());
        // question 15: where is the final protocol, and who may read it
        get(talks.head(school(0)), "/schools/" + school(0) + "/meetings/last").body("protocol.id", equalTo(protocol))
                .body("protocol.status", equalTo("FINAL"))
                .body("readers.party", contains("SCHULE", "SCHULTRAEGER", "BERATUNG"));
        get(talks.head(school(0)), "/protocols/" + protocol).body("readers.party",
                contains("SCHULE", "SCHULTRAEGER", "BERATUNG")).body("readers.schulnummer", contains(school(0), null, null))
                .body("readers.subject", contains(null, "it-" + talks.traeger(), "mb-1"));
        for (var stranger : List.of(talks.head(school(1)), talks.colleague(), talks.adviser("mb-2", school(0)))) {
            get(stranger, "/protocols/" + protocol).statusCode(404);
            get(stranger, "/protocols/" + protocol + "/document").statusCode(404);
        }
        // a colleague in the Träger's office sees that there is one, and what binds
        get(talks.colleague(), "/meetings/" + protocols.meeting() + "/protocols").body("items.status", contains("FINAL"));
        get(talks.colleague(), "/agreements").body("items", hasSize(1));
        get(talks.head(school(1)), "/agreements").body("items", hasSize(0));
        get(talks.adviser("mb-2", school(0)), "/agreements").body("items", hasSize(0));
        as(talks.colleague()).body(tablets(1)).post("/protocols/" + protocol + "/lines").then().statusCode(404);
        as(talks.colleague()).body(Map.of()).post("/meetings/" + talks.meeting(school(1)) + "/protocols").then()
                .statusCode(404);
    }

    @Test
    void isWrittenAsADraftOnly() {
        var protocol = protocols.start(null);
        var line = protocols.addLine(protocol, tablets(24));
        protocols.move(protocol, "PUT_TO_APPROVAL").then().statusCode(200);

        as(talks.it()).body(tablets(1)).post("/protocols/" + protocol + "/lines").then().statusCode(409)
                .body("type", equalTo("/problems/protocol-not-draft"));
        as(talks.it()).header("If-Match", "\"0.0\"").body(tablets(25)).put("/protocols/" + protocol + "/lines/" + line).then()
                .statusCode(409);
        protocols.approve(talks.head(school(0)), protocol).then().statusCode(200);
        protocols.move(protocol, "TAKE_BACK").then().statusCode(200).body("votes", hasSize(0));
        protocols.approve(talks.head(school(0)), protocol).then().statusCode(409)
                .body("type", equalTo("/problems/objection-window-closed"));
        as(talks.it()).body(tablets(25)).put("/protocols/" + protocol + "/lines/" + line).then().statusCode(428);
        as(talks.it()).header("If-Match", "\"0.7\"").body(tablets(25)).put("/protocols/" + protocol + "/lines/" + line).then()
                .statusCode(412);
        as(talks.it()).header("If-Match", "\"0.0\"").body(tablets(25)).put("/protocols/" + protocol + "/lines/" + line).then()
                .statusCode(200).body("line.quantity", equalTo(25));
        protocols.finish(protocol);
        for (var transition : List.of("PUT_TO_APPROVAL", "TAKE_BACK", "FINALISE")) {
            protocols.move(protocol, transition).then().statusCode(409)
                    .body("type", equalTo("/problems/transition-not-allowed"));
        }
        as(talks.it()).header("If-Match", "\"0.1\"").delete("/protocols/" + protocol + "/lines/" + line).then().statusCode(409);
    }

    @Test
    void anObjectionSaysWhyAndKeepsItOpen() {
        var protocol = protocols.start(null);
        var line = protocols.addLine(protocol, tablets(24));
        protocols.move(protocol, "PUT_TO_APPROVAL").then().statusCode(200);
        var votes = "/protocols/" + protocol + "/votes";

        as(talks.head(school(0)))
                .body(Map.of("votes", List.of(Map.of("entryId", line, "vote", "OBJECTED")), "rest", "APPROVED"))
                .post(votes).then().statusCode(422).body("type", equalTo("/problems/reason-required"));
        as(talks.head(school(0))).body(Map.of("votes", List.of(Map.of("entryId", UUID.randomUUID(), "vote", "APPROVED"))))
                .post(votes).then().statusCode(422).body("type", equalTo("/problems/protocol-entry-unknown"));
        as(talks.head(school(0))).body(Map.of("votes", List.of(Map.of("entryId", line, "vote", "OBJECTED", "text",
                "Vereinbart waren 26.")), "rest", "APPROVED")).post(votes).then().statusCode(200);
        protocols.approve(talks.it(), protocol).then().statusCode(200).body("protocol.status", equalTo("IN_ABSTIMMUNG"));
        FixedClock.moveTo(LocalDate.of(2026, 12, 24));
        windows.run();
        protocols.move(protocol, "FINALISE").then().statusCode(409).body("type", equalTo("/problems/protocol-objected"));
        get(talks.it(), "/protocols/" + protocol).body("protocol.status", equalTo("IN_ABSTIMMUNG"));
        as(talks.adviser("mb-1", school(0))).body(Map.of("votes", List.of())).post(votes).then().statusCode(403);
        as(talks.head(school(1))).body(Map.of("votes", List.of())).post(votes).then().statusCode(404);
        as(talks.colleague()).body(Map.of("votes", List.of())).post(votes).then().statusCode(404);
    }

    @Test
    void silenceIsConsentWhenTheWindowIsOver() {
        var protocol = protocols.start(null);
        protocols.addLine(protocol, tablets(24));
        protocols.move(protocol, "PUT_TO_APPROVAL").then().statusCode(200);
        windows.run();
        protocols.move(protocol, "FINALISE").then().statusCode(409).body("type", equalTo("/problems/objection-window-open"));
        FixedClock.moveTo(LocalDate.of(2026, 12, 4));
        windows.run();
        get(talks.it(), "/protocols/" + protocol).body("protocol.status", equalTo("IN_ABSTIMMUNG"));

        FixedClock.moveTo(LocalDate.of(2026, 12, 5));
        protocols.approve(talks.it(), protocol).then().statusCode(409);
        windows.run();
        windows.run();

        get(talks.it(), "/protocols/" + protocol + "/document").statusCode(200).body("consent", equalTo(true));
        assertThat(agreementEvents()).isEqualTo(1);
    }

    /** It stays as it was, the others of the Träger become final, and the next run tries again. */
    @Test
    void countsAProtocolThatCannotBeMadeFinal() {
        var stuck = protocols.start(null);
        protocols.move(stuck, "PUT_TO_APPROVAL").then().statusCode(200);
        var others = Protocols.held(talks, school(1), "2027-03-03");
        var other = others.start(null);
        others.move(other, "PUT_TO_APPROVAL").then().statusCode(200);
        var before = failures();
        FixedClock.moveTo(LocalDate.of(2026, 12, 5));
        update("ALTER TABLE protocol ADD CONSTRAINT ck_planted CHECK (id <> '" + stuck + "' OR status <> 'FINAL')");
        try {
            windows.run();
        } finally {
            update("ALTER TABLE protocol DROP CONSTRAINT ck_planted");
        }

        assertThat(failures()).isEqualTo(before + 1);
        get(talks.it(), "/protocols/" + stuck).body("protocol.status", equalTo("IN_ABSTIMMUNG"));
        get(talks.it(), "/protocols/" + other).body("protocol.status", equalTo("FINAL"));

        windows.run();

        get(talks.it(), "/protocols/" + stuck).body("protocol.status", equalTo("FINAL"));
        assertThat(failures()).isEqualTo(before + 1);
    }

    /** Seen red without the lock of the protocol: two documents were written, and one of the calls ended in 500. */
    @Test
    void approvingTwiceAtOnceHasOneEffect() throws Exception {
        var protocol = protocols.start(null);
        protocols.addLine(protocol, tablets(24));
        protocols.move(protocol, "PUT_TO_APPROVAL").then().statusCode(200);
        var calls = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 8; i++) {
            calls.add(() -> protocols.approve(talks.head(school(0)), protocol).statusCode());
            calls.add(() -> protocols.approve(talks.it(), protocol).statusCode());
        }

        var statuses = new ArrayList<Integer>();
        try (var pool = Executors.newFixedThreadPool(16)) {
            for (var answer : pool.invokeAll(calls)) {
                statuses.add(answer.get());
            }
        }

        assertThat(statuses).contains(200).isSubsetOf(200, 409);
        assertThat(query(Long.class, "SELECT count(*) FROM outbox_event WHERE tenant_id = ? AND event_type LIKE "
                + "'%protocol-finalised%'", tenant())).isEqualTo(1);
        assertThat(agreementEvents()).isEqualTo(1);
        get(talks.it(), "/agreements").body("items", hasSize(1));
    }

    @Test
    void aSupplementIsAVersionOfItsOwnAndChangesAgreementsUnderTheirIds() {
        var first = protocols.start(null);
        var line = protocols.addLine(first, tablets(24));
        as(talks.it()).body(Map.of()).post("/meetings/" + protocols.meeting() + "/protocols").then().statusCode(409)
                .body("type", equalTo("/problems/protocol-open"));
        protocols.finish(first);
        var before = get(talks.it(), "/protocols/" + first + "/document").extract().asString();
        as(talks.it()).body(Map.of()).post("/meetings/" + protocols.meeting() + "/protocols").then().statusCode(422)
                .body("type", equalTo("/problems/reason-required"));

        var second = protocols.start("Zwei Geräte mehr, Beschluss vom 3.3.");
        String copy = get(talks.it(), "/protocols/" + second).body("lines[0].agreementId", equalTo(line))
                .body("protocol.number", equalTo(2)).extract().path("lines[0].id");
        as(talks.it()).header("If-Match", "\"0.0\"").delete("/protocols/" + second + "/lines/" + copy).then().statusCode(409)
                .body("type", equalTo("/problems/agreement-binds"));
        as(talks.it()).header("If-Match", "\"0.0\"").body(tablets(26)).put("/protocols/" + second + "/lines/" + copy).then()
                .statusCode(200);
        protocols.finish(second);

        get(talks.it(), "/agreements").body("items.id", contains(line)).body("items[0].line.quantity", equalTo(26));
        assertThat(get(talks.it(), "/protocols/" + first + "/document").extract().asString()).isEqualTo(before);
        get(talks.it(), "/protocols/" + second + "/document").body("reason", equalTo("Zwei Geräte mehr, Beschluss vom 3.3."));
        assertThat(agreementEvents()).isEqualTo(2);
    }

    @Test
    void isApprovedAfterTheTalkOnly() {
        var meeting = talks.meeting(school(1));
        as(talks.it()).body(Map.of()).post("/meetings/" + meeting + "/protocols").then().statusCode(404);
        talks.enter(meeting, "IT_BESCHAFFUNG", "it-" + talks.traeger());
        as(talks.it()).body(Map.of()).post("/meetings/" + meeting + "/protocols").then().statusCode(409)
                .body("type", equalTo("/problems/protocol-before-appointment"));
        talks.book(talks.it(), meeting, talks.offer("IT 9", "2027-03-03", "09:00").getFirst()).then().statusCode(200);
        String protocol = as(talks.it()).body(Map.of()).post("/meetings/" + meeting + "/protocols").then().statusCode(201)
                .extract().path("protocol.id");

        protocols.move(protocol, "PUT_TO_APPROVAL").then().statusCode(409)
                .body("type", equalTo("/problems/protocol-before-talk"));
    }

    /** Whom a school has entered as its own speaks neither for the Träger nor writes for it, whatever his role there. */
    @Test
    void nobodyWhomTheSchoolEnteredSpeaksForTheTraeger() {
        var meeting = talks.meeting(school(1));
        as(talks.head(school(1))).body(Map.of("function", "MEDIENBEAUFTRAGTE", "person", "it-2-" + talks.traeger()))
                .post("/meetings/" + meeting + "/participants").then().statusCode(201);
        as(talks.colleague()).body(Map.of()).post("/meetings/" + meeting + "/protocols").then().statusCode(404);
        var other = Protocols.held(talks, school(1), "2027-03-04");
        var protocol = other.start(null);
        other.addLine(protocol, tablets(24));
        other.move(protocol, "PUT_TO_APPROVAL").then().statusCode(200);

        other.approve(talks.colleague(), protocol).then().statusCode(404);
        other.move(protocol, "TAKE_BACK", talks.colleague()).then().statusCode(404);

        get(talks.it(), "/protocols/" + protocol).body("protocol.status", equalTo("IN_ABSTIMMUNG")).body("votes", hasSize(0));
    }

    /** Not even by a statement that the application itself could send, bound to somebody who takes part. */
    @ParameterizedTest
    @ValueSource(strings = {
            "UPDATE protocol SET hash = 'x' WHERE id = '%s'",
            "UPDATE protocol SET status = 'DRAFT', hash = NULL, final_at = NULL, objection_until = NULL WHERE id = '%s'",
            "DELETE FROM protocol WHERE id = '%s'",
            "UPDATE protocol_item SET text = 'anders' WHERE protocol_id = '%s'",
            "DELETE FROM protocol_item WHERE protocol_id = '%s'",
            "UPDATE protocol_line SET line = '{}' WHERE protocol_id = '%s'",
            "DELETE FROM protocol_line WHERE protocol_id = '%s'",
            "INSERT INTO protocol_line (id, protocol_id, meeting_id, agreement_id, number, line, age_years, version) "
                    + "SELECT gen_random_uuid(), id, meeting_id, gen_random_uuid(), 99, '{}', 0, 0 FROM protocol WHERE id = '%s'",
            "UPDATE protocol_vote SET vote = 'APPROVED', text = 'anders' WHERE protocol_id = '%s'",
            "DELETE FROM protocol_vote WHERE protocol_id = '%s'",
            "UPDATE protocol_document SET json = 'x' WHERE protocol_id = '%s'",
            "DELETE FROM protocol_document WHERE protocol_id = '%s'",
            "TRUNCATE protocol_vote -- %s",
            "ALTER TABLE protocol_line DISABLE TRIGGER keep_final -- %s",
            "DROP TRIGGER keep_final ON protocol_item -- %s",
            "CREATE OR REPLACE FUNCTION keep_final_content() RETURNS trigger LANGUAGE sql AS '' -- %s",
            "SET session_replication_role = replica -- %s",
            "SELECT set_config('role', (SELECT tableowner FROM pg_tables WHERE tablename = 'protocol'), false) -- %s" })
    void noStatementOfTheApplicationChangesWhatIsFinal(String statement) throws SQLException {
        var protocol = protocols.start(null);
        protocols.addLine(protocol, tablets(24));
        protocols.finish(protocol);
        var before = get(talks.it(), "/protocols/" + protocol).extract().asString();

        try (var connection = bound(); var sql = connection.createStatement()) {
            try (var seen = sql.executeQuery("SELECT count(*) FROM protocol_item WHERE protocol_id = '" + protocol + "'")) {
                seen.next();
                assertThat(seen.getInt(1)).isEqualTo(9);
            }
            assertThatThrownBy(() -> sql.execute(statement.formatted(protocol))).isInstanceOf(SQLException.class)
                    .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isIn("23001", "42501"));
        }

        assertThat(get(talks.it(), "/protocols/" + protocol).extract().asString()).isEqualTo(before);
    }

    /** A statement that began before the protocol was final, too. */
    @Test
    void whoWritesWaitsForWhoMakesItFinal() throws Exception {
        var protocol = protocols.start(null);
        protocols.addLine(protocol, tablets(24));
        protocols.move(protocol, "PUT_TO_APPROVAL").then().statusCode(200);
        try (var ends = bound(); var writes = bound(); var pool = Executors.newSingleThreadExecutor()) {
            ends.setAutoCommit(false);
            try (var sql = ends.createStatement()) {
                sql.execute("UPDATE protocol SET status = 'FINAL', hash = 'h', final_at = now() WHERE id = '" + protocol + "'");
            }
            var write = pool.submit(() -> {
                try (var sql = writes.createStatement()) {
                    return sql.executeUpdate("UPDATE protocol_item SET text = 'anders' WHERE protocol_id = '" + protocol + "'");
                }
            });
            await().atMost(Duration.ofSeconds(30)).until(() -> write.isDone() || query(Long.class,
                    "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%anders%'"
                            + " AND pid <> pg_backend_pid()") > 0);
            ends.commit();

            assertThatThrownBy(write::get).cause().isInstanceOfSatisfying(SQLException.class,
                    e -> assertThat(e.getSQLState()).isEqualTo("23001"));
        }
    }

    /** A connection of the application's own role, bound to the clerk who takes part. */
    private Connection bound() throws SQLException {
        var connection = Postgres.get().asApplication("meeting");
        try (var sql = connection.createStatement()) {
            sql.execute("SELECT set_config('app.tenant', '%s', false), set_config('app.readers', '{subject:it-%s}', false), "
                    .formatted(tenant(), talks.traeger()) + "set_config('role', 'wall_tenant', false)");
        }
        return connection;
    }

    private double failures() {
        return metrics().sum("meeting_protocol_failures_total");
    }

    private String tenant() {
        return "traeger-" + talks.traeger();
    }

    private long agreementEvents() {
        return query(Long.class, "SELECT count(*) FROM outbox_event WHERE tenant_id = ? AND topic = 'meetings.agreement'",
                tenant());
    }
}
