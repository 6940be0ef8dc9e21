package de.schulausstattung.local;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Real time in a drill, from a clock of its own: turns at a steady rate, and what happens after a while. */
final class Pace implements AutoCloseable {

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Semaphore turns = new Semaphore(0);

    /** @param most turns that may have gathered while nobody asked for one */
    Pace(Duration between, int most) {
        var unused = clock.scheduleAtFixedRate(() -> {
            if (turns.availablePermits() < most) {
                turns.release();
            }
        }, 0, between.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Waits for the next turn. */
    void next() {
        try {
            turns.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Does the work when the time has passed; returns when it is done. */
    static void after(Duration time, Runnable work) {
        try (var clock = Executors.newSingleThreadScheduledExecutor()) {
            clock.schedule(work, time.toNanos(), TimeUnit.NANOSECONDS).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
