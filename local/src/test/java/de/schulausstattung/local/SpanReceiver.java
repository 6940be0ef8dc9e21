package de.schulausstattung.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Where services send their spans: OTLP over HTTP, as any collector takes it. */
final class SpanReceiver implements AutoCloseable {

    private static final int SERVER = 2;
    private static final int CLIENT = 3;
    private static final int CONSUMER = 5;

    /**
     * What is read of a span.
     *
     * @param service who sent it
     * @param parent the id of the span above it, empty for the first of a trace
     */
    record Received(String service, String trace, String id, String parent, String name, long kind) {

        boolean isServer(Service of) {
            return kind == SERVER && service.equals(of.name());
        }

        boolean isClient(Service of) {
            return kind == CLIENT && service.equals(of.name());
        }

        boolean isConsumer(Service of) {
            return kind == CONSUMER && service.equals(of.name());
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Received> spans = new ConcurrentLinkedQueue<>();
    private final Queue<String> bodies = new ConcurrentLinkedQueue<>();
    private final AtomicInteger requests = new AtomicInteger();

    SpanReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/traces", this::receive);
        server.start();
    }

    /** What a service is told so that it knows this address; whether it sends anything is another key. */
    Map<String, String> variables() {
        return Map.of("QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:" + server.getAddress().getPort(),
                "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf", "QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "200ms");
    }

    int requests() {
        return requests.get();
    }

    List<Received> of(String trace) {
        return spans.stream().filter(span -> span.trace().equals(trace)).toList();
    }

    int received() {
        return spans.size();
    }

    /** Whether this text stands anywhere in what was sent. */
    boolean hold(String text) {
        return bodies.stream().anyMatch(body -> body.contains(text));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private void receive(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        var body = exchange.getRequestBody().readAllBytes();
        bodies.add(new String(body, StandardCharsets.ISO_8859_1));
        for (var resource : new ProtobufMessage(body).messages(1)) {
            var service = resource.messages(1).stream().flatMap(about -> about.messages(1).stream())
                    .filter(attribute -> attribute.text(1).equals("service.name"))
                    .map(attribute -> attribute.messages(2).getFirst().text(1)).findFirst().orElse("");
            for (var scope : resource.messages(2)) {
                scope.messages(2).forEach(span -> spans.add(new Received(service, span.hex(1), span.hex(2), span.hex(4),
                        span.text(5), span.number(6))));
            }
        }
        exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }
}
