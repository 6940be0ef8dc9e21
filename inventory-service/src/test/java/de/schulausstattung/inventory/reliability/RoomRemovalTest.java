package de.schulausstattung.inventory.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import de.schulausstattung.inventory.InventoryTest;
import io.quarkus.logging.Log;
import io.quarkus.test.junit.QuarkusTest;

/** One clerk removes a room while others place devices in it: either the room stays, or the devices are refused. */
@QuarkusTest
class RoomRemovalTest extends InventoryTest {

    private static final int ROOMS = 40;
    private static final int CLERKS = 4;

    /** Seen red where rooms were looked up without a lock: devices stood in rooms that were gone. */
    @Test
    void noDeviceIsPlacedInARoomThatIsGone() {
        var traeger = aTraeger(1);
        var clerk = new Clerk(traeger.it());
        var removed = 0;
        for (var number = 0; number < ROOMS; number++) {
            var room = clerk.post(API + "/rooms", Map.of("schulnummer", traeger.school(), "name", "R " + number, "kind",
                    "SONSTIGE", "unterrichtsrelevant", false)).text("id");
            var placing = new ArrayList<CompletableFuture<Clerk.Answer>>();
            for (var one = 0; one < CLERKS; one++) {
                var device = new HashMap<>(aTablet(traeger, "RR-" + number + "-" + one));
                device.put("roomId", room);
                placing.add(clerk.sendAsync("POST", API + "/devices", device));
            }
            var removal = clerk.sendAsync("DELETE", API + "/rooms/" + room, null, "If-Match", "\"0.0\"").join();
            var placed = placing.stream().map(CompletableFuture::join).filter(Clerk.Answer::ok).count();

            assertThat(removal.status()).as(removal.body()).isIn(204, 409);
            assertThat(placed).as("placed in room %d, whose removal was answered %d", number, removal.status())
                    .matches(count -> removal.status() == 409 || count == 0);
            removed += removal.status() == 204 ? 1 : 0;
        }
        assertThat(removed).as("removed before a device came").isBetween(1, ROOMS - 1);
        Log.infof("%d of %d rooms were removed before a device came", removed, ROOMS);
    }
}
