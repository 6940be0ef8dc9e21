package de.schulausstattung.platform.outbox;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * So many events per second and no more, on average: what went out faster is waited for afterwards. A second's worth may go at
 * once, so that in quiet times nothing waits.
 */
public final class Pace {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final long nanosPerEvent;
    private final LongSupplier nanoTime;
    private long paidUntil;

    /**
     * A pace that nothing has used yet.
     *
     * @param perSecond at least one
     * @param nanoTime the time as {@link System#nanoTime} tells it
     */
    public Pace(int perSecond, LongSupplier nanoTime) {
        if (perSecond < 1) {
            throw new IllegalArgumentException("At least one event per second, not " + perSecond);
        }
        this.nanosPerEvent = SECOND / perSecond;
        this.nanoTime = nanoTime;
        this.paidUntil = nanoTime.getAsLong();
    }

    /** So many went out just now; returns how long to wait before the next. */
    public synchronized Duration after(int events) {
        var now = nanoTime.getAsLong();
        // compared by difference: nanoTime may be negative and may overflow
        paidUntil = (paidUntil - now < 0 ? now : paidUntil) + events * nanosPerEvent;
        return Duration.ofNanos(Math.max(0, paidUntil - now - SECOND));
    }
}
