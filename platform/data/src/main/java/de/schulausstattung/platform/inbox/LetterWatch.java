package de.schulausstattung.platform.inbox;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Remembers whether a consumer has open dead letters, so that not every batch asks the database. Half a minute and not longer:
 * another replica may have written one, and then handed its partitions to this one.
 */
final class LetterWatch {

    private static final long REMEMBERED = Duration.ofSeconds(30).toNanos();

    private final LongSupplier nanoTime;
    private final ConcurrentHashMap<String, Seen> seen = new ConcurrentHashMap<>();

    LetterWatch(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    private record Seen(boolean open, long at) {
    }

    /** What was seen lately, or what a look shows now. */
    boolean isOpen(String consumer, BooleanSupplier look) {
        var known = seen.get(consumer);
        if (known != null && nanoTime.getAsLong() - known.at() < REMEMBERED) {
            return known.open();
        }
        var began = nanoTime.getAsLong();
        var now = new Seen(look.getAsBoolean(), began);
        // a letter that was opened during the look stays noted
        if (known == null) {
            seen.putIfAbsent(consumer, now);
        } else {
            seen.replace(consumer, known, now);
        }
        return now.open();
    }

    void opened(String consumer) {
        seen.put(consumer, new Seen(true, nanoTime.getAsLong()));
    }

    void lookAgain() {
        seen.clear();
    }
}
