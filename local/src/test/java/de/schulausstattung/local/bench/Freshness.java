package de.schulausstattung.local.bench;

import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** From the answer to a write until report-service's table has it; both clocks are this VM's. */
final class Freshness {

    private static final int SECONDS = 10;
    /**
     * Writes under way at a time. A service that cannot keep up is asked no more: thousands of waiting requests would only find
     * out
     * that its connections are all taken, and the rate that was reached says it better.
     */
    private static final int AT_ONCE = 64;

    private final Setting setting;
    private final Caller clerk;

    Freshness(Setting setting) {
        this.setting = setting;
        this.clerk = setting.clerk(Setting.INVENTORY);
    }

    void run() throws Exception {
        at(100, 4); // both services compile; does not count
        for (int perSecond : new int[] { 200, 500 }) {
            var measured = at(perSecond, SECONDS);
            var work = "commit to visible, %d writes/s wanted, %s reached, %d refused".formatted(perSecond,
                    Board.number(measured.reached()), measured.failed());
            setting.board().note(work + ", p50", Board.number(measured.lag().median()) + " ms", "-", null);
            setting.board().atMost("commit to visible at %d writes/s, p95".formatted(perSecond), measured.lag().percentile(95),
                    null, "ms", 500,
                    """
                            The relay's round, the topic, the consumer's batch and up to 5 ms until we look. With all cores busy the \
                            relay, the consumer and the writes wait for each other.""");
        }
    }

    private record Measured(Samples lag, double reached, int failed) {
    }

    private Measured at(int perSecond, int seconds) throws Exception {
        var pending = new ConcurrentHashMap<UUID, Long>();
        var lag = new Samples();
        var failed = new AtomicInteger();
        var total = perSecond * seconds;
        var from = System.nanoTime();
        var free = new Semaphore(AT_ONCE);
        var watch = new Watch(pending, lag, failed, total);
        var thread = Thread.ofPlatform().start(watch);
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < total; i++) {
                var due = from + TimeUnit.SECONDS.toNanos(1) * i / perSecond;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                free.acquire();
                var number = "F%d-%d-%d".formatted(perSecond, seconds, i);
                writers.execute(() -> {
                    try {
                        write(number, pending, failed);
                    } finally {
                        free.release();
                    }
                });
            }
        }
        var reached = total / ((System.nanoTime() - from) / 1e9);
        thread.join();
        if (lag.size() + failed.get() < total) {
            throw new TimeoutException("%d of %d became visible".formatted(lag.size(), total - failed.get()));
        }
        return new Measured(lag, reached, failed.get());
    }

    private void write(String number, Map<UUID, Long> pending, AtomicInteger failed) {
        try {
            var answer = clerk.answer("/devices", "application/json", Writes.device(number));
            var answered = System.nanoTime();
            if (answer.statusCode() != 201) {
                failed.incrementAndGet();
                return;
            }
            pending.put(UUID.fromString(Caller.JSON.readTree(answer.body()).path("id").asText()), answered);
        } catch (java.io.IOException e) {
            failed.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks every few milliseconds which of the written devices are there. */
    private final class Watch implements Runnable {

        private final Map<UUID, Long> pending;
        private final Samples lag;
        private final AtomicInteger failed;
        private final int total;

        Watch(Map<UUID, Long> pending, Samples lag, AtomicInteger failed, int total) {
            this.pending = pending;
            this.lag = lag;
            this.failed = failed;
            this.total = total;
        }

        @Override
        public void run() {
            var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            try (var connection = setting.servers().superuser("report");
                    var look = connection.prepareStatement("SELECT id FROM device WHERE tenant_id = ? AND id = ANY (?)")) {
                look.setString(1, Population.TENANT);
                while (lag.size() + failed.get() < total && System.nanoTime() < until) {
                    look.setArray(2, connection.createArrayOf("uuid", pending.keySet().toArray()));
                    try (var rows = look.executeQuery()) {
                        var now = System.nanoTime();
                        while (rows.next()) {
                            var answered = pending.remove(rows.getObject(1, UUID.class));
                            if (answered != null) {
                                lag.add(Math.max(0, now - answered) / 1e6);
                            }
                        }
                    }
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
