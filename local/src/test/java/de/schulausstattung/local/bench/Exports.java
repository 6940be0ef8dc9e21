package de.schulausstattung.local.bench;

import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import org.postgresql.PGConnection;

import de.schulausstattung.local.BenchServers.Running;

/** Everything a Träger has, as a stream, against COPY TO of the same rows under the same policies. */
final class Exports {

    private static final int ROUNDS = 2;

    private final Setting setting;
    private final Running service;

    Exports(Setting setting, Running service) {
        this.setting = setting;
        this.service = service;
    }

    void run() throws Exception {
        long rows;
        Samples floor;
        try (var connection = setting.servers().app("inventory"); var statement = connection.createStatement()) {
            statement.execute(Population.BIND);
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            rows = copy.copyOut("COPY device TO STDOUT (FORMAT csv)", OutputStream.nullOutputStream());
            floor = Samples.of(ROUNDS,
                    () -> copy.copyOut("COPY device TO STDOUT (FORMAT csv)", OutputStream.nullOutputStream()));
        }
        export("NDJSON", "application/x-ndjson", rows, floor.median());
        export("CSV", "text/csv", rows, floor.median());
    }

    private void export(String name, String mediaType, long rows, double floor) throws Exception {
        var clerk = setting.clerk(Setting.INVENTORY);
        var before = service.residentMegabytes();
        var most = new AtomicLong(before);
        var over = new AtomicBoolean();
        var watch = Thread.startVirtualThread(() -> {
            while (!over.get()) {
                most.accumulateAndGet(service.residentMegabytes(), Math::max);
                pause();
            }
        });
        var bytes = new AtomicLong();
        Samples times;
        try {
            times = Samples.of(ROUNDS, () -> bytes.set(clerk.drain("/devices/export", mediaType)));
        } finally {
            over.set(true);
            watch.join();
        }
        setting.board().share("export of %,d rows, %s".formatted(rows, name), rows / times.median() * 1000, rows / floor * 1000,
                "rows/s", 0.4,
                """
                        The database puts each row together as text with its names (NDJSON) or as a German table (CSV), where the floor \
                        copies columns as they are; then it passes the service once.""");
        setting.board().note("export %s: %d MB; resident memory before, most".formatted(name, bytes.get() >> 20),
                most.get() + " MB", before + " MB", (double) most.get() / before);
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
