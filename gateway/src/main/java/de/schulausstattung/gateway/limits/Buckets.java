package de.schulausstattung.gateway.limits;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.bucket4j.Bucket;

/** One token bucket per key. A full bucket says nothing that a new one would not, so full ones are thrown away. */
final class Buckets {

    /** Beyond so many keys newcomers share one bucket: memory stays bounded, whoever makes up keys. */
    private static final int MOST = 200_000;
    private static final String SHARED = "";

    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final String name;
    private final int perMinute;
    private final int burst;

    Buckets(String name, int perMinute, int burst) {
        this.name = name;
        this.perMinute = perMinute;
        this.burst = burst;
    }

    Permit take(String key) {
        var known = buckets.get(key);
        var bucket = known != null ? known
                : buckets.computeIfAbsent(buckets.size() < MOST ? key : SHARED, _ -> newBucket());
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        var wait = probe.isConsumed() ? 0 : (int) Duration.ofNanos(probe.getNanosToWaitForRefill()).plusMillis(999).toSeconds();
        return new Permit(name, probe.isConsumed(), perMinute, burst, probe.getRemainingTokens(), wait);
    }

    void sweep() {
        buckets.forEach((key, bucket) -> {
            if (bucket.getAvailableTokens() >= burst) {
                buckets.remove(key, bucket);
            }
        });
    }

    int size() {
        return buckets.size();
    }

    private Bucket newBucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
    }
}
