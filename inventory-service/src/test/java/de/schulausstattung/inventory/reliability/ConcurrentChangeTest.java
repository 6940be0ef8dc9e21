package de.schulausstattung.inventory.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import de.schulausstattung.inventory.InventoryTest;
import io.quarkus.logging.Log;
import io.quarkus.test.junit.QuarkusTest;

/** Sixteen clerks add to the same five numbers, each reading before it writes (R-13, small): no addition is lost. */
@QuarkusTest
class ConcurrentChangeTest extends InventoryTest {

    private static final int CLERKS = 16;
    private static final int TURNS = 25;
    private static final int DEVICES = 5;

    private Traeger traeger;
    private Clerk clerk;

    @BeforeEach
    void begin() {
        traeger = aTraeger(1);
        clerk = new Clerk(traeger.it());
    }

    /**
     * Seen red where the named version was not compared and every description was recorded: what was stale met a version that
     * was
     * taken, and was answered 409 instead of 412.
     */
    @Test
    void countsExactlyTheChangesThatWereAccepted() throws Exception {
        var devices = new ArrayList<String>();
        for (int i = 0; i < DEVICES; i++) {
            devices.add(clerk.post(API + "/devices", priced(i, 0)).text("id"));
        }
        var accepted = new ConcurrentHashMap<String, AtomicLong>();
        var refused = new AtomicLong();

        try (var clerks = Executors.newFixedThreadPool(CLERKS)) {
            var turns = new ArrayList<Future<?>>();
            for (int c = 0; c < CLERKS; c++) {
                var random = new Random(c);
                turns.add(clerks.submit(() -> {
                    for (int turn = 0; turn < TURNS; turn++) {
                        var number = random.nextInt(DEVICES);
                        var path = API + "/devices/" + devices.get(number);
                        var read = clerk.get(path);
                        var answer = clerk.put(path, priced(number, read.json().path("priceCents").asLong() + 1), "If-Match",
                                read.etag());
                        if (answer.ok()) {
                            accepted.computeIfAbsent(devices.get(number), _ -> new AtomicLong()).incrementAndGet();
                        } else {
                            assertThat(answer.status()).as(answer.body()).isEqualTo(412);
                            refused.incrementAndGet();
                        }
                    }
                }));
            }
            for (var turn : turns) {
                turn.get();
            }
        }

        Log.infof("R-13: %d refused of %d", refused.get(), CLERKS * TURNS);
        assertThat(refused.get()).as("clerks met").isPositive();
        devices.forEach(id -> {
            var device = clerk.get(API + "/devices/" + id).json();
            assertThat(device.path("priceCents").asLong()).isEqualTo(accepted.get(id).get());
            assertThat(device.path("version").asLong()).isEqualTo(accepted.get(id).get());
        });
        assertThat(clerk.put(API + "/devices/" + devices.getFirst(), priced(0, 7)).status()).isEqualTo(428);
    }

    private Map<String, Object> priced(int number, long cents) {
        var device = new HashMap<>(aTablet(traeger, "R13-" + number));
        device.put("priceCents", cents);
        return device;
    }
}
