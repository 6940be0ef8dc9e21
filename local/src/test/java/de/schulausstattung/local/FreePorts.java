package de.schulausstattung.local;

import java.util.List;
import java.util.Random;

/** Ports that are free now, for tests. */
final class FreePorts {

    private static final int TRIES = 20;

    private FreePorts() {
    }

    /**
     * Below the ports that the system hands out by itself, where any connection could take one before it is used, and away from
     * those of {@code ./start}.
     */
    static Ports any() {
        var random = new Random();
        var settings = Settings.parse(List.of());
        for (var attempt = 1;; attempt++) {
            var ports = new Ports(12_000 + 10 * random.nextInt(900));
            try {
                Ports.requireFree(ports.needed(settings));
                return ports;
            } catch (StartFailed e) {
                if (attempt == TRIES) {
                    throw e;
                }
            }
        }
    }
}
