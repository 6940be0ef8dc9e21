package de.schulausstattung.local;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * What clients sent and what they were told. An operation keeps its Idempotency-Key through all its tries; it ends as
 * acknowledged or, when patience runs out, as unknown. Any refusal is a mistake of the server: an operation is sent once.
 */
final class Ledger {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int IN_PROGRESS = 409;
    private static final int TOO_MANY = 429;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicInteger> steps = new ConcurrentHashMap<>();
    private final Queue<String> mistakes = new ConcurrentLinkedQueue<>();
    private final AtomicInteger tries = new AtomicInteger();

    /** Who sends: asked anew at each try, because tokens age. */
    interface Caller {
        Api api();
    }

    /**
     * Registers a device, trying again until there is an answer.
     *
     * @return its id, or null where nobody knows
     */
    @org.jspecify.annotations.Nullable
    String register(Caller caller, String inventoryNumber, String schulnummer) {
        var answer = send(caller, "/api/inventory/v1/devices", JourneyIT.device(inventoryNumber, schulnummer));
        (answer == null ? unknown : acknowledged).add(inventoryNumber);
        return answer == null ? null : answer.json().path("id").asText();
    }

    /** Moves a device on; returns whether that was acknowledged. */
    boolean move(Caller caller, String id, String transition) {
        var answer = send(caller, "/api/inventory/v1/devices/" + id + "/transitions",
                Map.of("transition", transition, "reason", "drill"));
        if (answer == null) {
            unknown.add(id);
            return false;
        }
        steps.computeIfAbsent(id, _ -> new AtomicInteger()).incrementAndGet();
        return true;
    }

    /** Inventory numbers of devices that were acknowledged. */
    Set<String> acknowledged() {
        return acknowledged;
    }

    /** Inventory numbers, and ids of moved devices, of which nobody knows. */
    Set<String> unknown() {
        return unknown;
    }

    /** Acknowledged moves per device. */
    int steps(String id) {
        return steps.getOrDefault(id, new AtomicInteger()).get();
    }

    List<String> mistakes() {
        return List.copyOf(mistakes);
    }

    /** Acknowledged operations of both kinds. */
    int operations() {
        return acknowledged.size() + steps.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    int tries() {
        return tries.get();
    }

    private Api.@org.jspecify.annotations.Nullable Answer send(Caller caller, String path, Object body) {
        var key = UUID.randomUUID().toString();
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            tries.incrementAndGet();
            try {
                var answer = caller.api().with("Idempotency-Key", key).post(path, body);
                if (answer.status() < 300) {
                    return answer;
                }
                var inProgress = answer.status() == IN_PROGRESS && !answer.header("Retry-After").isEmpty();
                if (answer.status() < 500 && answer.status() != TOO_MANY && !inProgress) {
                    mistakes.add(answer.request() + " " + answer.status() + " " + answer.text());
                    return null;
                }
            } catch (StartFailed e) {
                if (e.getCause() == null) {
                    throw e;
                }
                // No answer came: whether it happened is what the key is for.
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return null;
    }
}
