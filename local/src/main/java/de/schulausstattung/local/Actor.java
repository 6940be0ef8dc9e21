package de.schulausstattung.local;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import de.schulausstattung.local.identity.DemoUser;

/**
 * A person at work, with their own token.
 *
 * @param tenant where they work, named in the header because some work for two Träger; null where there is nothing to choose
 */
record Actor(DemoUser user, @Nullable String tenant, Supplier<Api> login) {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Set<Integer> NOT_YET = Set.of(503, 504);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    String name() {
        return user.firstName() + " " + user.lastName();
    }

    Api api() {
        return tenant == null ? login.get() : login.get().with("X-Tenant", tenant);
    }

    /** The same, for an act that must happen once however often it is sent. */
    Api once() {
        return api().with("Idempotency-Key", UUID.randomUUID().toString());
    }

    /** Says anew what stands at an address, for the version that stands there now. */
    Api.Answer replace(String path, Object body) {
        return replace(path, path, body);
    }

    /** @param versioned where the version is told of what the path belongs to */
    Api.Answer replace(String versioned, String path, Object body) {
        return api().with("If-Match", api().get(versioned).require().header("ETag")).put(path, body);
    }

    /** How this person is called in lists of participants: the subject of their token. */
    String subject() {
        return api().get(Api.MEETINGS + "/me").require().json().path("subject").asText();
    }

    /** Waits until the job that was asked for has succeeded; returns it. */
    JsonNode awaitJob(Api.Answer asked) {
        var path = Api.INVENTORY + "/jobs/" + asked.require().json().path("id").asText();
        var job = await(path, answer -> answer.require().json().path("finishedAt").isTextual()).json();
        if (!job.path("state").asText().equals("SUCCEEDED")) {
            throw new StartFailed("Auftrag " + job.path("kind").asText() + " gescheitert: " + state(job));
        }
        return job;
    }

    /**
     * Reads the address until its answer is the one that was waited for; a service that is not so far says 503, the gateway
     * 504.
     */
    Api.Answer await(String path, Predicate<Api.Answer> expected) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        for (;;) {
            var answer = api().get(path);
            if (!NOT_YET.contains(answer.status()) && expected.test(answer)) {
                return answer;
            }
            if (System.nanoTime() > until) {
                throw new StartFailed("%s ist nach %d s nicht so weit, zuletzt %d".formatted(path, PATIENCE.toSeconds(),
                        answer.status()));
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private static String state(JsonNode job) {
        return job.path("problemDetail").isTextual() ? job.path("problemDetail").asText() : job.path("state").asText();
    }
}
