package de.schulausstattung.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A service with rooms of Träger, as small as can be, that can be given faults: what the contracts must find. */
final class TinyService implements AutoCloseable {

    static final String DOCUMENT = """
            {"openapi":"3.1.0","paths":{
              "/api/tiny/v1/rooms":{"get":{"responses":{}}},
              "/api/tiny/v1/rooms/{id}":{"get":{"responses":{}},"delete":{"responses":{}}}}}""";

    enum Fault {
        ANSWERS_FOREIGN_IDS,
        COUNTS_ALL,
        TELLS_FORBIDDEN_FROM_UNKNOWN,
        SHOWS_STACK_TRACE,
        TRUSTS_HEADER,
        ASKS_NO_TOKEN,
        ASKS_NO_PERMISSION,
        PLAIN_ERRORS,
        DELETES_FOREIGN,
        SHOWS_OTHER_SCHOOLS,
        KNOWS_SCHOOLS_WITHOUT_TRAEGER
    }

    record Room(String tenant, String school, String name) {
    }

    /** Random where services are real; here it holds what the contract looks for. */
    private static final String REQUEST_ID = "id-of-GEHEIM-4711";
    private static final Pattern GROUP = Pattern.compile("/traeger/(\\d+)/(?:schulen/(\\d+)/)?[a-z-]+");

    final Map<String, Room> rooms = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final Set<Fault> faults = EnumSet.noneOf(Fault.class);

    TinyService(Fault... faults) {
        this.faults.addAll(Set.of(faults));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private record Answer(int status, String body) {
    }

    private void handle(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        var path = exchange.getRequestURI().getPath();
        var answer = path.equals("/api/tiny/openapi") ? new Answer(200, DOCUMENT) : answer(exchange, path);
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type",
                answer.status() >= 400 && !faults.contains(Fault.PLAIN_ERRORS) ? "application/problem+json"
                        : "application/json");
        exchange.getResponseHeaders().add("X-Request-ID", REQUEST_ID);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private Answer answer(HttpExchange exchange, String path) {
        var authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (authorization == null && !faults.contains(Fault.ASKS_NO_TOKEN)) {
            return problem(401, "unauthenticated");
        }
        var claims = authorization == null ? ""
                : new String(Base64.getUrlDecoder().decode(authorization.replaceAll("^.*?\\.|\\.[^.]*$", "")),
                        StandardCharsets.UTF_8).replace("\\/", "/");
        var group = GROUP.matcher(claims);
        var header = exchange.getRequestHeaders().getFirst("X-Tenant");
        var isMember = group.find();
        if (!isMember && !faults.contains(Fault.ASKS_NO_PERMISSION) && authorization != null) {
            return problem(403, "permission-missing");
        }
        var tenant = isMember ? "traeger-" + group.group(1) : "none";
        var school = isMember ? group.group(2) : null;
        if (header != null && !header.equals(tenant)) {
            if (!faults.contains(Fault.TRUSTS_HEADER)) {
                return problem(403, "tenant-foreign");
            }
            tenant = header;
        }
        var id = path.replaceFirst("^/api/tiny/v1/rooms/?", "");
        var room = rooms.get(id);
        if (exchange.getRequestMethod().equals("DELETE") && room != null && sees(room, tenant, school)) {
            return delete(id, exchange.getRequestHeaders().getFirst("If-Match"));
        }
        return rooms(exchange.getRequestMethod(), id, tenant, school);
    }

    private Answer rooms(String method, String id, String tenant, String school) {
        if (id.isEmpty()) {
            var items = rooms.values().stream().filter(room -> sees(room, tenant, school))
                    .map(room -> "\"" + room.name() + "\"")
                    .toList();
            var count = faults.contains(Fault.COUNTS_ALL) ? rooms.size() : items.size();
            return new Answer(200, "{\"items\":[" + String.join(",", items) + "],\"count\":{\"value\":" + count + "}}");
        }
        var room = rooms.get(id);
        if (room == null || (!sees(room, tenant, school) && !faults.contains(Fault.ANSWERS_FOREIGN_IDS))) {
            return missing(room, id, method);
        }
        return new Answer(200, "{\"name\":\"" + room.name() + "\"}");
    }

    private Answer delete(String id, @Nullable String ifMatch) {
        if (ifMatch == null) {
            return problem(428, "if-match-missing");
        }
        rooms.remove(id);
        return new Answer(204, "");
    }

    private Answer missing(Room room, String id, String method) {
        if (room != null && faults.contains(Fault.TELLS_FORBIDDEN_FROM_UNKNOWN)) {
            return problem(403, "permission-missing");
        }
        if (room != null && method.equals("DELETE") && faults.contains(Fault.DELETES_FOREIGN)) {
            rooms.remove(id);
        }
        return faults.contains(Fault.SHOWS_STACK_TRACE)
                ? problem(404, "java.lang.IllegalStateException at de.schulausstattung.Rooms.get(Rooms.java:12)")
                : problem(404, "not-found");
    }

    private boolean sees(Room room, String tenant, String school) {
        if (school != null && school.equals(room.school()) && faults.contains(Fault.KNOWS_SCHOOLS_WITHOUT_TRAEGER)) {
            return true;
        }
        return room.tenant().equals(tenant)
                && (school == null || school.equals(room.school()) || faults.contains(Fault.SHOWS_OTHER_SCHOOLS));
    }

    private static Answer problem(int status, String slug) {
        return new Answer(status, """
                {"type":"/problems/x","title":"t","status":%d,"detail":"%s","requestId":"%s"}""".formatted(status, slug,
                REQUEST_ID));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
