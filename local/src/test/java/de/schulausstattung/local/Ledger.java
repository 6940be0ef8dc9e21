package de.schulausstattung.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/**
 * What clients sent and what they were told. An operation keeps its Idempotency-Key through all its tries; it ends as
 * acknowledged or, when patience runs out, as unknown. Any refusal is a mistake of the server: an operation is sent once.
 * A ledger without patience sends each request once; then no answer, too, is a mistake.
 */
final class Ledger {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int IN_PROGRESS = 409;
    private static final int STALE = 412;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicInteger> steps = new ConcurrentHashMap<>();
    private final Queue<String> mistakes = new ConcurrentLinkedQueue<>();
    private final AtomicInteger additions = new AtomicInteger();
    private final AtomicInteger tries = new AtomicInteger();
    private final boolean isPatient;

    /** Tries again until there is an answer. */
    Ledger() {
        this(true);
    }

    /** @param isPatient whether it tries again where no answer came, or one that passes */
    Ledger(boolean isPatient) {
        this.isPatient = isPatient;
    }

    /** Who sends: asked anew at each try, because tokens age. */
    interface Caller {
        Api api();
    }

    /**
     * Registers a device, trying again until there is an answer.
     *
     * @return its id, or null where nobody knows
     */
    @Nullable
    String register(Caller caller, String inventoryNumber, String schulnummer) {
        var answer = create(caller, "/api/inventory/v1/devices", JourneyIT.device(inventoryNumber, schulnummer),
                inventoryNumber);
        return answer == null ? null : answer.json().path("id").asText();
    }

    /** Moves a device on; returns whether that was acknowledged. */
    boolean move(Caller caller, String id, String transition) {
        return step(caller, id, "/api/inventory/v1/devices/" + id + "/transitions",
                Map.of("transition", transition, "reason", "drill")) != null;
    }

    /**
     * Makes something.
     *
     * @param mark by which it is found in the database
     * @return the answer, or null where nobody knows
     */
    Api.@Nullable Answer create(Caller caller, String path, Object body, String mark) {
        var answer = send(caller, Request.post(path, body), List.of());
        (answer == null ? unknown : acknowledged).add(mark);
        return answer;
    }

    /**
     * Takes a step with what is there, which raises its version by one.
     *
     * @param refusals problems that are no mistake: what others may do at the same time
     * @return the answer, or null where it was refused or nobody knows
     */
    Api.@Nullable Answer step(Caller caller, String id, String path, Object body, String... refusals) {
        return noted(id, send(caller, Request.post(path, body), List.of(refusals)));
    }

    /** The same by PUT or DELETE, for the version that is there now. */
    Api.@Nullable Answer change(Caller caller, String id, String method, String thing, String path, @Nullable Object body,
            String... refusals) {
        var known = send(caller, Request.get(thing), List.of());
        return noted(id, known == null ? null
                : send(caller, new Request(method, path, body, thing, known.header("ETag")), List.of(refusals)));
    }

    /** Adds to what is there, and raises no version. */
    Api.@Nullable Answer add(Caller caller, String id, String path, Object body) {
        return repeatable(caller, id, path, body);
    }

    /** What may be said twice without a key of its own; the second time perhaps with one of these refusals. */
    Api.@Nullable Answer repeatable(Caller caller, String id, String path, Object body, String... refusals) {
        var answer = send(caller, Request.post(path, body), List.of(refusals));
        if (answer == null) {
            unknown.add(id);
        } else {
            additions.incrementAndGet();
        }
        return answer;
    }

    private Api.@Nullable Answer noted(String id, Api.@Nullable Answer answer) {
        if (answer == null) {
            unknown.add(id);
        } else if (answer.status() < 300) {
            steps.computeIfAbsent(id, _ -> new AtomicInteger()).incrementAndGet();
            return answer;
        }
        return null;
    }

    /** Marks of what was made and acknowledged. */
    Set<String> acknowledged() {
        return acknowledged;
    }

    /** Marks, and ids of what was moved, of which nobody knows. */
    Set<String> unknown() {
        return unknown;
    }

    /** Acknowledged steps of a thing. */
    int steps(String id) {
        return steps.getOrDefault(id, new AtomicInteger()).get();
    }

    /** Acknowledged ⊆ stored ⊆ acknowledged ∪ unknown, for the marks with this beginning. */
    void requireStored(Set<String> stored, String beginning) {
        assertThat(stored).containsAll(acknowledged.stream().filter(mark -> mark.startsWith(beginning + "-")).toList());
        assertThat(stored).allMatch(mark -> acknowledged.contains(mark) || unknown.contains(mark));
    }

    /** The version of each of these, and its history, count the acknowledged steps; of the unknown ones nobody can say. */
    void requireSteps(Databases databases, Service service, String table, Collection<String> ids) throws SQLException {
        var counted = databases.texts(service, """
                SELECT t.id || ' ' || t.version || ' ' || (SELECT count(*) FROM change_history h
                       WHERE (h.tenant_id, h.aggregate_id) = (t.tenant_id, t.id::text))
                  FROM %s t WHERE t.id::text = ANY (?)""".formatted(table), (Object) ids.toArray(String[]::new));
        assertThat(counted).containsAll(ids.stream().filter(id -> !unknown.contains(id))
                .map(id -> id + " " + steps(id) + " " + (steps(id) + 1)).toList()).hasSameSizeAs(ids);
    }

    /** A request that changes nothing; the answer is looked at no further than that it is good. */
    void read(Caller caller, String path) {
        send(caller, Request.get(path), List.of());
    }

    List<String> mistakes() {
        return List.copyOf(mistakes);
    }

    /** Acknowledged operations of all kinds. */
    int operations() {
        return acknowledged.size() + additions.get() + steps.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    int tries() {
        return tries.get();
    }

    /**
     * What is sent again and again.
     *
     * @param thing where the version stands that the tag is of; both null where there is none
     */
    private record Request(String method, String path, @Nullable Object body, @Nullable String thing, @Nullable String tag) {

        static Request get(String path) {
            return new Request("GET", path, null, null, null);
        }

        static Request post(String path, Object body) {
            return new Request("POST", path, body, null, null);
        }

        Api.Answer send(Api api) {
            var caller = tag == null ? api : api.with("If-Match", tag);
            return switch (method) {
                case "GET" -> caller.get(path);
                case "DELETE" -> caller.delete(path);
                case "PUT" -> caller.put(path, Objects.requireNonNull(body));
                default -> caller.post(path, Objects.requireNonNull(body));
            };
        }
    }

    /** The answer, be it one of these refusals; null where nobody knows, or where it is a mistake. */
    private Api.@Nullable Answer send(Caller caller, Request wanted, List<String> refusals) {
        var request = wanted;
        var key = UUID.randomUUID().toString();
        var until = System.nanoTime() + PATIENCE.toNanos();
        var isRepeated = false;
        while (System.nanoTime() < until) {
            tries.incrementAndGet();
            try {
                var answer = request.send(caller.api().with("Idempotency-Key", key));
                if (answer.status() < 300 || isOneOf(refusals, answer)) {
                    return answer;
                }
                if (answer.status() == STALE && isRepeated && request.thing() != null) {
                    request = Request.get(request.thing()); // it had happened: nobody else changes the thing
                } else if (!isPatient || !isPassing(answer)) {
                    mistakes.add(answer.request() + " " + answer.status() + " " + answer.text());
                    return null;
                }
            } catch (StartFailed e) {
                if (e.getCause() == null) {
                    throw e;
                }
                if (!isPatient) {
                    mistakes.add(e.getMessage() + ": " + e.getCause());
                    return null;
                }
                // No answer came: whether it happened is what the key is for.
            }
            isRepeated = true;
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return null;
    }

    /** Whether it is no fault of the request, which is worth another try. */
    private static boolean isPassing(Api.Answer answer) {
        return answer.status() >= 500
                || (answer.status() == IN_PROGRESS && !answer.header("Retry-After").isEmpty());
    }

    private static boolean isOneOf(List<String> refusals, Api.Answer answer) {
        return !refusals.isEmpty() && answer.header("Content-Type").contains("json")
                && refusals.contains(answer.json().path("type").asText().replaceFirst("^/problems/", ""));
    }
}
