package de.schulausstattung.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import de.schulausstattung.local.demo.Kreis;
import de.schulausstattung.local.demo.Season;

/**
 * S-06: no way of writing an address opens what it does not open when written plainly, at the gateway or past it, without a
 * token or with one of the lowest role. Routes that the role may use are left out for it; one that is open by its link is tried
 * with a link that nobody has. Each client hangs up after the first bytes of its answer; that is no reason to fail another.
 */
@ExtendWith(SuiteExtension.class)
@Tag("long")
@Order(6)
class PathMutationIT {

    private static final int AT_ONCE = 8;
    private static final int PATIENCE_MILLIS = 10_000;
    /** Values for parameters without which there is no answer. */
    private static final Map<String, String> REQUIRED = Map.of("permission", "directory:read", "traegernummer",
            Kreis.demo().traeger().getFirst().nummer(), "jahr", String.valueOf(Season.now().jahr()));
    /** No job here has a result, and those that publish anew have no error. */
    private static final List<String> OF_WHICH_THERE_IS_NONE = List.of("GET /api/inventory/v1/jobs/{id}/result",
            "GET /api/needs/v1/jobs/{id}/result", "GET /api/needs/v1/jobs/{id}/errors",
            "GET /api/meetings/v1/jobs/{id}/result", "GET /api/meetings/v1/jobs/{id}/errors",
            "GET /api/reports/v1/jobs/{id}/result", "GET /api/reports/v1/jobs/{id}/errors");
    /** As long as a true one, and nobody's. */
    private static final String NOBODYS_SECRET = "x".repeat(43);

    private final RunningSuite suite;
    private final People people;
    private final AtomicInteger sent = new AtomicInteger();
    private final Map<String, AtomicInteger> statuses = new LinkedHashMap<>();
    private final ConcurrentLinkedQueue<String> failed = new ConcurrentLinkedQueue<>();
    private @Nullable Existing existing;

    PathMutationIT(RunningSuite suite) {
        this.suite = suite;
        people = new People(suite);
    }

    /** A request as it goes over the wire. */
    private record Mutation(String name, String method, String target, List<String> headers) {
    }

    @Test
    void noAddressIsOpenedByWritingItDifferently() throws InterruptedException {
        var from = System.nanoTime();
        var opened = new ConcurrentLinkedQueue<String>();
        var skipped = new AtomicInteger();
        var free = new Semaphore(AT_ONCE);
        var operations = ApiDocument.of(suite).operations();
        assertThat(operations).extracting(operation -> operation.service().name()).contains("inventory-service",
                "needs-service", "meeting-service", "report-service");
        existing = Existing.of(people);
        assertThat(operations.stream().filter(operation -> operation.service().route() != null)
                .filter(operation -> operation.description().path("security").isEmpty()).map(ApiDocument.Operation::path))
                .as("what asks for no token").containsExactly(Existing.OPEN_BY_LINK);
        assertThat(operations.stream().filter(operation -> operation.method().equals("GET"))
                .filter(operation -> !isOpenToSomebody(operation)).map(String::valueOf))
                .as("what nobody can read although it is there").isSubsetOf(OF_WHICH_THERE_IS_NONE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var operation : operations) {
                for (var service : List.of(RunningSuite.GATEWAY, operation.service())) {
                    for (var token : List.of("", people.token(People.KREIS))) {
                        free.acquire();
                        threads.execute(() -> {
                            try {
                                if (!token.isEmpty() && isOpen(service, plain(operation), token)) {
                                    skipped.incrementAndGet();
                                    return;
                                }
                                for (var mutation : mutations(operation)) {
                                    if (isOpen(service, mutation, token) && !isReadable(service, mutation, token)) {
                                        opened.add("%s %s: %s %s %s".formatted(service.name(),
                                                token.isEmpty() ? "no token" : "lowest role", mutation.name(),
                                                mutation.method(), mutation.target()));
                                    }
                                }
                            } finally {
                                free.release();
                            }
                        });
                    }
                }
            }
        }

        assertThat(opened).as("what was opened").isEmpty();
        assertThat(failed).as("what a server could not answer").isEmpty();
        Figures.tell("S-06", from,
                "%d routes %s, %d mutations each, %d requests (%d open to the role left out): 0 x 2xx, 0 x 5xx, answers %s"
                        .formatted(operations.size(), perService(operations), mutations(operations.getFirst()).size(),
                                sent.get(), skipped.get(),
                                statuses));
    }

    /** The control: written plainly and asked for by the right person, it opens, so what shuts above is the guard. */
    private boolean isOpenToSomebody(ApiDocument.Operation operation) {
        var query = operation.description().path("parameters").valueStream()
                .filter(parameter -> parameter.path("in").asText().equals("query") && parameter.path("required").asBoolean())
                .map(parameter -> parameter.path("name").asText() + "=" + REQUIRED.get(parameter.path("name").asText()))
                .collect(Collectors.joining("&"));
        var plain = new Mutation("plain", "GET",
                Objects.requireNonNull(existing).path(operation) + (query.isEmpty() ? "" : "?" + query), List.of());
        return callers(operation)
                .anyMatch(token -> status(operation.service(), plain, token).startsWith("2")
                        && status(RunningSuite.GATEWAY, plain, token).startsWith("2"));
    }

    private Stream<String> callers(ApiDocument.Operation operation) {
        return isOpenByLink(operation) ? Stream.of("")
                : Stream.of(People.CLERK, People.ADMINISTRATION, People.OPERATOR, People.KREIS).map(people::token);
    }

    private static boolean isOpenByLink(ApiDocument.Operation operation) {
        return operation.path().equals(Existing.OPEN_BY_LINK);
    }

    private Mutation plain(ApiDocument.Operation operation) {
        return new Mutation("plain", operation.method(), target(operation), List.of());
    }

    /** Ids of things that exist, so that only the guard stands between the request and an answer; a link is its own guard. */
    private String target(ApiDocument.Operation operation) {
        return isOpenByLink(operation) ? operation.path().replace("{secret}", NOBODYS_SECRET)
                : Objects.requireNonNull(existing).path(operation);
    }

    private List<Mutation> mutations(ApiDocument.Operation operation) {
        var path = target(operation);
        var cut = path.lastIndexOf('/');
        var head = path.substring(0, cut);
        var tail = path.substring(cut + 1);
        var method = operation.method();
        var mutations = new ArrayList<Mutation>();
        mutations.add(plain(operation));
        for (var between : List.of("//", "///", "/./", "/.//", "/%2e/", "/%2E%2f", "/;/", "/;x/", "/%3B/", "/%2F", "%2F", "%2f",
                "%5C", "\\", "/\\", "/..;/v1/", "/%00/", "/x/../", "/x/%2e%2e/", "/x/..%2f", "/x/..%5c", "%252F", "/%09/",
                "%c0%af", "/%ef%bc%8f")) {
            mutations.add(new Mutation("between " + between, method, head + between + tail, List.of()));
        }
        for (var behind : List.of("/", "//", "/.", "/%2e", ";", ";x", ";x=1", ";/", "%3B", "%3Bx=1", "%2F", "%5C",
                "/..;/" + tail,
                "%00", "%00.json", "%20", "%09", "%0a", "%0d%0aX-Tenant:x", ".json", ".html", "?", "??", "#", "%23", "%3f",
                "/*",
                "~", "?access_token=x")) {
            mutations.add(new Mutation("behind " + behind, method, path + behind, List.of()));
        }
        for (var before : List.of("/", "/.", "/%2e", "/;x", "/x/..", "/x/%2e%2e", "/openapi/..", "/q/health/..", "\\", "/%2f",
                "http://localhost")) {
            mutations.add(new Mutation("before " + before, method, before + path, List.of()));
        }
        mutations.add(new Mutation("upper case", method, path.toUpperCase(Locale.ROOT), List.of()));
        mutations.add(new Mutation("upper case tail", method, head + "/" + tail.toUpperCase(Locale.ROOT), List.of()));
        mutations.add(new Mutation("first letter encoded", method,
                head + "/%" + Integer.toHexString(tail.charAt(0)) + tail.substring(1), List.of()));
        mutations.add(new Mutation("HEAD", "HEAD", path, List.of()));
        mutations.add(new Mutation("method in lower case", method.toLowerCase(Locale.ROOT), path, List.of()));
        for (var header : List.of("X-HTTP-Method-Override: GET", "X-HTTP-Method: GET", "X-Method-Override: GET",
                "X-Original-URL: /openapi", "X-Rewrite-URL: /openapi", "X-Forwarded-Prefix: /openapi", "X-Original-Host: x",
                "Forwarded: for=127.0.0.1", "X-Forwarded-For: 127.0.0.1", "X-Tenant: traeger-19901")) {
            mutations.add(new Mutation(header, method, path, List.of(header)));
        }
        return mutations;
    }

    /** Whoever may not write at an address may read there all the same, and then ask for its head. */
    private boolean isReadable(Service service, Mutation mutation, String token) {
        return !token.isEmpty() && mutation.method().equals("HEAD")
                && isOpen(service, new Mutation("plain", "GET", mutation.target(), List.of()), token);
    }

    private static Map<String, Long> perService(List<ApiDocument.Operation> operations) {
        return operations.stream().collect(
                Collectors.groupingBy(operation -> operation.service().name(), TreeMap::new, Collectors.counting()));
    }

    private boolean isOpen(Service service, Mutation mutation, String token) {
        var status = status(service, mutation, token);
        sent.incrementAndGet();
        if (status.startsWith("5")) {
            failed.add("%s %s: %s %s %s".formatted(status, service.name(), mutation.name(), mutation.method(),
                    mutation.target()));
        }
        synchronized (statuses) {
            statuses.computeIfAbsent(status.isEmpty() ? "closed" : status, _ -> new AtomicInteger()).incrementAndGet();
        }
        return status.startsWith("2");
    }

    /** The status of the answer; empty where the server closed without one. */
    private String status(Service service, Mutation mutation, String token) {
        var body = mutation.method().equalsIgnoreCase("GET") || mutation.method().equals("HEAD") ? "" : "{}";
        var headers = new ArrayList<>(mutation.headers());
        headers.add("Host: localhost:" + suite.ports().of(service.port()));
        headers.add("Connection: close");
        if (!token.isEmpty()) {
            headers.add("Authorization: Bearer " + token);
        }
        if (!body.isEmpty()) {
            headers.add("Content-Type: application/json");
            headers.add("Content-Length: " + body.length());
        }
        var request = mutation.method() + " " + mutation.target() + " HTTP/1.1\r\n"
                + headers.stream().collect(Collectors.joining("\r\n")) + "\r\n\r\n" + body;
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), suite.ports().of(service.port()))) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            var line = new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
            return line.startsWith("HTTP/1.") ? line.substring(9) : "";
        } catch (IOException e) {
            return "";
        }
    }
}
