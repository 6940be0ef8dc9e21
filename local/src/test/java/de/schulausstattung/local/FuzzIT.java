package de.schulausstattung.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import de.schulausstattung.local.ApiDocument.Operation;

/**
 * S-20: requests made from the live documents, right ones and wrong ones, by people of every role, through the gateway and past
 * it. No server error, a problem without inside details for every refusal (S-31), no blocked event loop, and the services live
 * on. {@code -Dfuzz.seed=…} repeats a run.
 *
 * <p>
 * The operator's republish and rebuild are left out: each does everything anew, and would do so hundreds of times.
 */
@ExtendWith(SuiteExtension.class)
@Tag("long")
@Order(7)
class FuzzIT {

    private static final int REQUESTS = 5_000;
    private static final int AT_ONCE = 8;
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final RunningSuite suite;
    private final People people;

    FuzzIT(RunningSuite suite) {
        this.suite = suite;
        people = new People(suite);
    }

    @Test
    void noRequestBreaksAServiceAndEveryRefusalIsAProblem() throws InterruptedException {
        var from = System.nanoTime();
        var seed = Long.getLong("fuzz.seed", from);
        var document = ApiDocument.of(suite);
        var operations = document.operations().stream().filter(operation -> operation.service().route() != null).toList();
        assertThat(operations).extracting(operation -> operation.service().name()).contains("inventory-service",
                "needs-service", "meeting-service", "report-service");
        var existing = Existing.of(people);
        var pids = pids();
        var logs = ServiceLogs.from(suite);
        var faults = new ConcurrentLinkedQueue<String>();
        var statuses = new TreeMap<Integer, Integer>();
        var perService = new TreeMap<String, Integer>();
        var free = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int sent = 0; sent < REQUESTS; sent++) {
                var random = new Random(seed + sent);
                var user = pick(random, People.all());
                var operation = pick(random, operations);
                perService.merge(operation.service().name(), 1, Integer::sum);
                free.acquire();
                threads.execute(() -> {
                    try {
                        var request = new FuzzedRequest(document, operation, existing, random);
                        var answer = send(request, operation, user, random);
                        synchronized (statuses) {
                            statuses.merge(answer.statusCode(), 1, Integer::sum);
                        }
                        Refusal.fault(answer).ifPresent(fault -> faults.add("%s %s -> %d %s: %s".formatted(user, request,
                                answer.statusCode(), fault,
                                answer.body().substring(0, Math.min(300, answer.body().length())))));
                    } catch (IOException e) {
                        faults.add(user + " " + operation + ": " + e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } finally {
                        free.release();
                    }
                });
            }
        }

        System.out.println("S-20 seed " + seed);
        assertThat(faults).as("seed %d, answers %s", seed, statuses).isEmpty();
        assertThat(statuses.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(REQUESTS);
        assertThat(pids()).isEqualTo(pids);
        assertThat(logs.blockedOrStarted()).isEmpty();
        Service.ALL.forEach(service -> {
            assertThat(suite.process(service).isAlive()).as(service.name()).isTrue();
            assertThat(Api.at(suite.managementUrl(service)).get("/q/health/ready").status()).as(service.name()).isEqualTo(200);
        });
        Figures.tell("S-20", from,
                "%d requests %s, %d operations, %d people: 0 x 5xx, every refusal a problem; answers %s; seed %d"
                        .formatted(REQUESTS, perService, operations.size(), People.all().size(), statuses, seed));
    }

    private List<Long> pids() {
        return Service.ALL.stream().map(service -> suite.process(service).pid()).toList();
    }

    private HttpResponse<String> send(FuzzedRequest fuzzed, Operation operation, String user, Random random)
            throws IOException, InterruptedException {
        var base = suite.url(random.nextBoolean() ? RunningSuite.GATEWAY : operation.service());
        var request = HttpRequest.newBuilder(URI.create(base + fuzzed.target())).timeout(Duration.ofSeconds(60));
        request.header("Authorization", "Bearer " + people.token(user));
        fuzzed.headers().forEach(request::header);
        request.method(operation.method(),
                fuzzed.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(fuzzed.body()));
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
