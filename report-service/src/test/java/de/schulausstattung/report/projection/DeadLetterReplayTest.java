package de.schulausstattung.report.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import de.schulausstattung.events.EventEnvelope;
import de.schulausstattung.platform.testing.Postgres;
import de.schulausstattung.platform.testing.Tokens;
import de.schulausstattung.report.Events;
import de.schulausstattung.report.ReportServiceTest;
import de.schulausstattung.report.States;
import io.quarkus.test.junit.QuarkusTest;

/** What the operator does with an event that could not be applied once its cause is mended. */
@QuarkusTest
class DeadLetterReplayTest extends ReportServiceTest {

    @Test
    void appliesADeadLetterAgainAndForgetsIt() throws SQLException {
        var events = new Events(newTraegernummer());
        var tablet = States.tablet("168890");
        var letter = deadLetter(EventEnvelope.key(events.tenant(), tablet.aggregateId()), events.envelope(tablet, 0, 3));

        get(Tokens.betrieb(), "/operations/dead-letters").statusCode(200).body("items.id", hasItem(letter.toString()));
        as(Tokens.betrieb()).post("/operations/dead-letters/" + letter + "/replay").then().statusCode(204);

        assertThat(query(Long.class, "SELECT version FROM device WHERE tenant_id = ? AND id = ?", events.tenant(), tablet.id()))
                .isEqualTo(3);
        get(Tokens.betrieb(), "/operations/dead-letters").body("items.id", not(hasItem(letter.toString())));
        assertThat(outcomes(letter)).containsExactly("APPLIED");
    }

    /** Seen red: a letter without payload was answered 404, and its key stayed parked for ever. */
    @Test
    void forgetsAnAggregateWhoseTombstoneCouldNotBeApplied() throws SQLException {
        var events = new Events(newTraegernummer());
        var tablet = States.tablet("168890");
        events.send(tablet);
        events.awaitApplied();
        var letter = deadLetter(EventEnvelope.key(events.tenant(), tablet.aggregateId()), null);

        as(Tokens.betrieb()).post("/operations/dead-letters/" + letter + "/replay").then().statusCode(204);

        assertThat(query(Long.class, "SELECT count(*) FROM device WHERE tenant_id = ?", events.tenant())).isZero();
        get(Tokens.betrieb(), "/operations/dead-letters").body("items.id", not(hasItem(letter.toString())));
    }

    @Test
    void keepsADeadLetterThatStillCannotBeApplied() throws SQLException {
        var letter = deadLetter("traeger-19999/x", "{\"no\":\"event\"}");

        as(Tokens.betrieb()).post("/operations/dead-letters/" + letter + "/replay").then().statusCode(409)
                .body("type", equalTo("/problems/dead-letter-unresolved"));
        get(Tokens.betrieb(), "/operations/dead-letters").body("items.id", hasItem(letter.toString()));
        assertThat(outcomes(letter)).containsExactly("REFUSED");
    }

    /** What stands in the list of acts on a letter; every act of it must name who and which request. */
    private static List<String> outcomes(UUID letter) {
        var acts = get(Tokens.betrieb(), "/operations/acts?limit=500&sort=-recordedAt").statusCode(200)
                .body("items.findAll { it.target == '" + letter + "' && (it.actor == '' || it.requestId == '') }", hasSize(0))
                .extract().jsonPath();
        return acts.getList("items.findAll { it.target == '" + letter + "' && it.act == 'dead-letter.replay' }.outcome");
    }

    private static UUID deadLetter(String key, @Nullable String payload) throws SQLException {
        try (var connection = Postgres.get().asSuperuser("report"); var insert = connection.prepareStatement("""
                INSERT INTO dead_letter (consumer, topic, partition, record_offset, message_key, payload, error, recorded_at)
                VALUES ('report-device', 'inventory.device', 0, ?, ?, ?, 'Test', now()) RETURNING id""")) {
            insert.setLong(1, -1 - Math.floorMod(key.hashCode(), 1_000_000));
            insert.setString(2, key);
            insert.setString(3, payload);
            try (var row = insert.executeQuery()) {
                row.next();
                return row.getObject(1, UUID.class);
            }
        }
    }
}
