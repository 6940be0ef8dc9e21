package de.schulausstattung.inventory.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import de.schulausstattung.events.Topic;
import de.schulausstattung.inventory.InventoryTest;
import de.schulausstattung.platform.outbox.Outbox;
import de.schulausstattung.platform.tenancy.Scope;
import de.schulausstattung.platform.tenancy.TenantScope;
import de.schulausstattung.platform.testing.TopicLog;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** What becomes of a deletion, and of an erasure, on the topic. */
@QuarkusTest
class TombstoneTest extends InventoryTest {

    @Inject
    Outbox outbox;

    @Inject
    TenantScope tenants;

    private Traeger traeger;
    private String room = "";

    @BeforeEach
    void aRoom() {
        traeger = aTraeger(1);
        room = as(traeger.it()).body(Map.of("schulnummer", traeger.school(), "name", "A 1", "kind", "SONSTIGE",
                "unterrichtsrelevant", false)).post(API + "/rooms").then().statusCode(201).extract().jsonPath().getString("id");
    }

    /** Seen red with an append that notes nothing. */
    @Test
    void notesThatTheTombstoneOfADeletedAggregateIsStillToCome() {
        assertThat(due()).isZero();

        as(traeger.it()).header("If-Match", "\"0.0\"").delete(API + "/rooms/" + room).then().statusCode(204);

        assertThat(due()).isOne();
        assertThat(Stored.count("tombstone_due WHERE tenant_id = ? AND version = 1", traeger.tenant())).isOne();
    }

    /** Seen red with an erasure that leaves the note: a second tombstone would follow thirty days later. */
    @Test
    void forgetsAtOnceWhatIsErasedHoweverOftenItIsAsked() {
        as(traeger.it()).header("If-Match", "\"0.0\"").delete(API + "/rooms/" + room).then().statusCode(204);

        erase();
        erase();

        assertThat(due()).isZero();
        assertThat(Stored.count("outbox_event WHERE tenant_id = ? AND envelope IS NULL", traeger.tenant())).isOne();
        var key = traeger.tenant() + "/" + UUID.fromString(room);
        await().atMost(Duration.ofSeconds(30)).until(
                () -> TopicLog.read(Topic.INVENTORY_ROOM.topicName(), key::equals).forgotten().contains(key));
    }

    private void erase() {
        tenants.run(new Scope.WholeTenant(traeger.tenant()), "test",
                () -> QuarkusTransaction.requiringNew().run(() -> outbox.forget(Topic.INVENTORY_ROOM, room, 0, 1)));
    }

    private long due() {
        return Stored.count("tombstone_due WHERE tenant_id = ?", traeger.tenant());
    }
}
