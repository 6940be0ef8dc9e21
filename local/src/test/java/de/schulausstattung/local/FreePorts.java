package de.schulausstattung.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Random;

/** Ports that are free now, for tests. */
final class FreePorts {

    private static final int TRIES = 20;

    private FreePorts() {
    }

    /** One of those that the system hands out, for what starts at once. */
    static int one() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
