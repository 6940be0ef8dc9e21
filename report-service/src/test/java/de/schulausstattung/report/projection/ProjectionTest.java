package de.schulausstattung.report.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import de.schulausstattung.events.EventEnvelope;
import de.schulausstattung.events.Topic;
import de.schulausstattung.report.Events;
import de.schulausstattung.report.ReportServiceTest;
import de.schulausstattung.report.States;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ProjectionTest extends ReportServiceTest {

    private final Events events = new Events(newTraegernummer());

    @Test
    void keepsTheNewestStateWhateverOrderAndHoweverOftenItComes() {
        var device = States.tablet("165384");
        events.send(device, 0, 5);
        events.send(States.with(device, "DEFECT", null), 0, 6);
        events.awaitApplied();

        events.send(device, 0, 5);
        events.send(States.with(device, "LOST", null), 0, 4);
        events.send(States.with(device, "DEFECT", null), 0, 6);
        var marker = States.tablet("165384");
        events.rawAndWait(Topic.INVENTORY_DEVICE.topicName(), partitionOf(device.aggregateId()),
                events.tenant() + "/" + marker.aggregateId(),
                events.envelope(marker, 0, 0));
        awaitRow(marker.aggregateId());

        assertThat(status(device.aggregateId())).isEqualTo("DEFECT");
    }

    @Test
    void takesAnEpochForNewerThanAnyVersionOfTheOneBefore() {
        var device = States.tablet("165384");
        events.send(device, 0, 90);
        events.awaitApplied();
        events.send(States.with(device, "RETIRED", LocalDate.of(2026, 6, 30)), 1, 3);
        events.awaitApplied();

        assertThat(status(device.aggregateId())).isEqualTo("RETIRED");
    }

    @Test
    void readsEventsWithUnknownFieldsAndFactsAndLeavesOtherMajorVersionsAlone() {
        var device = States.tablet("165384");
        var key = EventEnvelope.key(events.tenant(), device.aggregateId());
        var future = events.envelope(device, 0, 1).replace("\"data\":{", "\"colour\":\"red\",\"data\":{\"wlanStandard\":[7],")
                .replace("device-changed.v1", "device-teleported.v1");
        events.raw(Topic.INVENTORY_DEVICE.topicName(), key, future.replace("-teleported.v1", "-teleported.v2").replace(
                "\"aggregateversion\":1", "\"aggregateversion\":9"));
        events.raw(Topic.INVENTORY_DEVICE.topicName(), key, future);
        awaitRow(device.aggregateId());

        assertThat(query(Long.class, "SELECT version FROM device WHERE id = ?::uuid", device.aggregateId())).isEqualTo(1);
    }

    @Test
    void parksWhatItCannotApplyAndGoesOn() {
        var broken = States.tablet("165384");
        var key = EventEnvelope.key(events.tenant(), broken.aggregateId());
        events.raw(Topic.INVENTORY_DEVICE.topicName(), key, "{ this is no event");
        events.raw(Topic.INVENTORY_DEVICE.topicName(), key,
                events.envelope(broken, 0, 1).replace("\"status\":\"IN_SERVICE\",", ""));
        var good = States.tablet("165384");
        events.send(good);
        events.awaitApplied();

        await().atMost(Duration.ofSeconds(20)).until(() -> openLetters(key) == 2);
        assertThat(query(Long.class, "SELECT count(*) FROM device WHERE id = ?::uuid", broken.aggregateId())).isZero();

        events.send(broken, 0, 2);
        events.awaitApplied();
        await().atMost(Duration.ofSeconds(20)).until(() -> openLetters(key) == 0);
    }

    /** Seen red: the first was waited for as if the database were away, the others, of one key, ended the channel. */
    @Test
    void parksWhatHasAKeyThatIsNoTenants() {
        var nul = "traeger-1\0/" + UUID.randomUUID();
        events.raw(Topic.INVENTORY_DEVICE.topicName(), nul, null);
        var device = States.tablet("165384");
        var key = EventEnvelope.key(events.tenant() + "/x", device.aggregateId());
        var broken = events.envelope(device, 0, 1).replace("\"status\":\"IN_SERVICE\",", "");
        events.raw(Topic.INVENTORY_DEVICE.topicName(), key,
                broken.replace("\"subject\":\"", "\"subject\":\"x/"));
        events.raw(Topic.INVENTORY_DEVICE.topicName(), key,
                broken.replace("\"" + events.tenant() + "\"", "\"" + events.tenant() + "/x\""));
        var good = States.tablet("165384");
        events.send(good);
        events.awaitApplied();

        await().atMost(Duration.ofSeconds(20))
                .until(() -> openLetters(nul.replace('\0', '\uFFFD')) == 1 && openLetters(key) == 2);
    }

    /** A broker that lost everything counts from 0 again: what it tells then is newer than a letter of before. */
    @Test
    void healsALetterOfABrokerThatLostEverything() {
        var broken = States.tablet("165384");
        var key = EventEnvelope.key(events.tenant(), broken.aggregateId());
        events.raw(Topic.INVENTORY_DEVICE.topicName(), key, "{ this is no event");
        await().atMost(Duration.ofSeconds(20)).until(() -> openLetters(key) == 1);
        query(Long.class, """
                UPDATE dead_letter SET record_offset = record_offset + 1000000, sent_at = sent_at - interval '2 minutes'
                 WHERE message_key = ? RETURNING 1::bigint""", key);

        events.send(broken, 0, 2);
        events.awaitApplied();

        await().atMost(Duration.ofSeconds(20)).until(() -> openLetters(key) == 0);
    }

    @Test
    void forgetsAnAggregateWhenItsTombstoneComes() {
        var room = States.room("165384", true);
        events.send(room);
        events.awaitApplied();
        events.raw(Topic.INVENTORY_ROOM.topicName(), EventEnvelope.key(events.tenant(), room.aggregateId()), null);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> query(Long.class, "SELECT count(*) FROM room WHERE id = ?::uuid", room.aggregateId()) == 0);
    }

    /** Seen red without healing by tombstones: a replay could have brought back what was forgotten. */
    @Test
    void forgetsADeletedRoomAndItsDeadLettersWhenTheTombstoneComes() {
        var room = States.room("165384", true);
        var key = EventEnvelope.key(events.tenant(), room.aggregateId());
        events.raw(Topic.INVENTORY_ROOM.topicName(), key,
                events.envelope(room, 0, 1).replace("\"deleted\":false", "\"deleted\":true"));
        events.raw(Topic.INVENTORY_ROOM.topicName(), key, "{ this is no event");
        await().atMost(Duration.ofSeconds(20)).until(() -> openLetters(key) == 1);

        events.raw(Topic.INVENTORY_ROOM.topicName(), key, null);

        await().atMost(Duration.ofSeconds(20)).until(
                () -> openLetters(key) == 0
                        && query(Long.class, "SELECT count(*) FROM room WHERE id = ?::uuid", room.aggregateId()) == 0);
    }

    @Test
    void putsATraegerIntoItsOwnTenantWhoeverRegisteredIt() {
        var number = newTraegernummer();
        var operator = new Events(number);
        var state = States.traeger(number, "05754");
        operator.raw(Topic.INVENTORY_TRAEGER.topicName(), "betrieb/" + number,
                operator.envelope(state, 0, 0).replace("\"traeger-" + number + "\"", "\"betrieb\""));

        await().atMost(Duration.ofSeconds(20)).until(() -> query(Long.class,
                "SELECT count(*) FROM traeger t JOIN tenant USING (tenant_id) WHERE t.tenant_id = ?",
                "traeger-" + number) == 1);
    }

    private int partitionOf(String id) {
        return org.apache.kafka.clients.producer.internals.BuiltInPartitioner.partitionForKey(
                EventEnvelope.key(events.tenant(), id).getBytes(java.nio.charset.StandardCharsets.UTF_8), Topic.PARTITIONS);
    }

    private static void awaitRow(String id) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> query(Long.class, "SELECT count(*) FROM device WHERE id = ?::uuid", id) == 1);
    }

    private static String status(String id) {
        return query(String.class, "SELECT status FROM device WHERE id = ?::uuid", id);
    }

    private static long openLetters(String key) {
        return query(Long.class, "SELECT count(*) FROM dead_letter WHERE message_key = ? AND resolved_at IS NULL", key);
    }
}
