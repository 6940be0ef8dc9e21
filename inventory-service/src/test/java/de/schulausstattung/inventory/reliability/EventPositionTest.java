package de.schulausstattung.inventory.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import de.schulausstattung.events.inventory.RoomState;
import de.schulausstattung.events.inventory.RoomState.RoomFact;
import de.schulausstattung.inventory.InventoryTest;
import de.schulausstattung.platform.outbox.EventPositions;
import de.schulausstattung.platform.outbox.Outbox;
import de.schulausstattung.platform.persistence.Ids;
import de.schulausstattung.platform.tenancy.Scope;
import de.schulausstattung.platform.tenancy.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/**
 * The positions that an answer or a job tells are those of events that are published; else who waits for them waits in vain.
 */
@QuarkusTest
class EventPositionTest extends InventoryTest {

    @Inject
    Outbox outbox;
    @Inject
    EventPositions positions;
    @Inject
    TenantScope tenants;

    /** Seen red with positions that know nothing of transactions. */
    @Test
    void forgetsWhatIsRolledBackAndNothingElse() {
        var traeger = aTraeger(1);

        tenants.run(new Scope.WholeTenant(traeger.tenant()), "test", () -> {
            var stored = Ids.next();
            QuarkusTransaction.requiringNew().run(() -> append(traeger, stored));
            QuarkusTransaction.begin();
            append(traeger, Ids.next());
            append(traeger, Ids.next());
            QuarkusTransaction.rollback();

            assertThat(positions.all()).isEqualTo("inventory.room/" + stored + "@0.0");
        });
    }

    private void append(Traeger traeger, UUID id) {
        var room = new RoomState(id, traeger.school(), null, "R " + id, "SONSTIGE", false, null, false);
        outbox.appendAll(List.of(new Outbox.Change(RoomFact.ADDED, room, 0, 0)), null);
    }
}
