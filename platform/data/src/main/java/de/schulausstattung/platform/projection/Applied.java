package de.schulausstattung.platform.projection;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.enterprise.context.ApplicationScoped;

/** Wakes those who wait for events when some were applied in this process; another process' they find by looking. */
@ApplicationScoped
class Applied {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private long times;

    /** Some were applied, and committed. */
    void tell() {
        lock.lock();
        try {
            times++;
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How often that was; take it before looking, so that what comes in between is not missed. */
    long times() {
        lock.lock();
        try {
            return times;
        } finally {
            lock.unlock();
        }
    }

    /** Returns when more was applied than at the time of {@code seen}, or after so long. */
    void awaitMore(long seen, Duration longest) throws InterruptedException {
        lock.lock();
        try {
            var left = longest.toNanos();
            while (times == seen && left > 0) {
                left = more.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
