package de.schulausstattung.platform.inbox;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;

/**
 * The batches that are being applied, and the end of the application: what is in hand is finished, what comes later stays with
 * the broker for whoever is there then. Consumers end after the database is closed; without this, each of those events would
 * become a dead letter.
 */
@ApplicationScoped
public class OpenBatches {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ReadWriteLock open = new ReentrantReadWriteLock();
    private final CountDownLatch ending = new CountDownLatch(1);

    /**
     * Applies a batch.
     *
     * @throws IllegalStateException where the application ends; none of the batch was applied
     */
    public void run(Runnable batch) {
        // before the lock, too: there it would queue behind the end, which waits for the others
        requireNotEnding();
        open.readLock().lock();
        try {
            requireNotEnding();
            batch.run();
        } finally {
            open.readLock().unlock();
        }
    }

    private void requireNotEnding() {
        if (isEnding()) {
            throw new IllegalStateException("The application ends: the batch is left to others");
        }
    }

    /** Whether what fails now may fail because the application ends. */
    boolean isEnding() {
        return ending.getCount() == 0;
    }

    /** Waits this long, or until the application ends. */
    void pause(Duration longest) throws InterruptedException {
        if (ending.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            Log.debug("The application ends: nothing is waited for");
        }
    }

    void end(@Observes ShutdownEvent event) throws InterruptedException {
        end();
    }

    /** Returns when nothing is in hand, or after ten seconds. */
    void end() throws InterruptedException {
        ending.countDown();
        if (open.writeLock().tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            open.writeLock().unlock();
        } else {
            Log.warnf("A batch is still being applied after %s; it is left to others", PATIENCE);
        }
    }
}
