package de.schulausstattung.inventory.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import de.schulausstattung.events.Topic;
import de.schulausstattung.inventory.InventoryTest;
import de.schulausstattung.inventory.Jobs;
import de.schulausstattung.platform.testing.Publisher;
import de.schulausstattung.platform.testing.Tokens;
import de.schulausstattung.platform.testing.TopicLog;
import io.quarkus.test.junit.QuarkusTest;

/** What the topics hold of a future that a restore took back (ADR 0033). */
@QuarkusTest
class LostAggregatesTest extends InventoryTest {

    private static final String TOPIC = Topic.INVENTORY_ROOM.topicName();
    private static final int MORE_THAN_A_BATCH = 600;

    private Traeger traeger;
    private String room = "";

    @BeforeEach
    void begin() {
        traeger = aTraeger(1);
        room = as(traeger.it()).body(Map.of("schulnummer", traeger.school(), "name", "A 1", "kind", "SONSTIGE",
                "unterrichtsrelevant", false)).post(API + "/rooms").then().statusCode(201).extract().jsonPath().getString("id");
        await().atMost(Duration.ofSeconds(30)).until(() -> !log(key(room)).of(key(room)).isEmpty());
    }

    /** The epoch is the whole database's; other tests expect the first. */
    @AfterEach
    void backToTheFirstEpoch() {
        Stored.execute("DELETE FROM job WHERE kind = 'republish'");
        Stored.execute("UPDATE service_epoch SET number = 0");
    }

    @Test
    void areForgottenByEverybodyAndTheLivingAreNot() {
        var publisher = new Publisher("inventory", traeger.tenant(), Map.of());
        var lost = IntStream.range(0, MORE_THAN_A_BATCH).mapToObj(_ -> UUID.randomUUID().toString()).toList();
        lost.forEach(id -> publisher.raw(TOPIC, key(id), envelope(id, 0, 3)));
        publisher.raw(TOPIC, key(lost.getFirst()), "{\"epoch\":0,\"aggregateversion\":4, no event");
        publisher.raw(TOPIC, traeger.tenant() + "/no\0text", envelope("none", 0, 3));
        var ofNobody = "traeger-10000/" + UUID.randomUUID();
        publisher.raw(TOPIC, ofNobody, envelope(ofNobody, 0, 0));
        publisher.rawAndWait(TOPIC, 0, "no key of ours", "{");
        publisher.awaitApplied();

        assertThat(republish().getInt("counts.lost")).isGreaterThan(MORE_THAN_A_BATCH);

        await().atMost(Duration.ofSeconds(30)).until(() -> log(null).forgotten().containsAll(
                lost.stream().map(this::key).toList()) && log(null).forgotten().contains(ofNobody));
        assertThat(log(null).forgotten()).doesNotContain(key(room));
        assertThat(log(null).newest(key(room)).epoch()).isEqualTo(1);
        assertThat(republish().getInt("counts.lost")).as("nothing is left").isZero();
    }

    /** One that was founded anew while it was being forgotten. */
    @Test
    void thatAreThereAgainAreAnnouncedBehindTheirEnd() {
        Stored.execute("SET session_replication_role = replica; DELETE FROM change_history WHERE aggregate_id = '" + room
                + "'; UPDATE room SET epoch = 1 WHERE id = '" + room + "'");

        republish();

        await().atMost(Duration.ofSeconds(30)).until(() -> log(key(room)).of(key(room)).size() == 2);
        assertThat(log(key(room)).forgotten()).isEmpty();
        assertThat(Stored.count("outbox_event WHERE aggregate_id = ? AND envelope IS NULL", room)).isOne();
        assertThat(log(key(room)).newest(key(room)).epoch()).isEqualTo(1);
    }

    /** The epoch had been raised in the lost future, too. */
    @Test
    void makeTheEpochHigherThanTheirs() {
        var publisher = new Publisher("inventory", traeger.tenant(), Map.of());
        publisher.raw(TOPIC, key(room), envelope(room, 7, 40));
        publisher.awaitApplied();

        assertThat(republish().getInt("counts.epoch")).isEqualTo(8);

        await().atMost(Duration.ofSeconds(30)).until(() -> log(key(room)).newest(key(room)).epoch() == 8);
        assertThat(log(key(room)).forgotten()).isEmpty();
        assertThat(republish().getInt("counts.epoch")).as("no higher than it must be").isEqualTo(9);
    }

    private io.restassured.path.json.JsonPath republish() {
        var job = as(Tokens.betrieb()).post(API + "/operations/republish").then().statusCode(202).extract().header("Location");
        return Jobs.ended(Tokens.betrieb(), job);
    }

    private String key(String id) {
        return traeger.tenant() + "/" + id;
    }

    private static TopicLog log(String key) {
        return TopicLog.read(TOPIC, one -> key == null ? one.contains("/") : key.equals(one));
    }

    private static String envelope(String id, int epoch, long version) {
        return "{\"subject\":\"%s\",\"epoch\":%d,\"aggregateversion\":%d,\"data\":{}}".formatted(id, epoch, version);
    }
}
