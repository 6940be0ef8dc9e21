package de.schulausstattung.gateway.documents;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import de.schulausstattung.gateway.routing.AuthRule;
import de.schulausstattung.gateway.routing.Route;
import de.schulausstattung.gateway.routing.Routes;
import de.schulausstattung.gateway.routing.UpstreamClient;
import de.schulausstattung.platform.openapi.CommittedDocument;
import io.quarkus.logging.Log;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;

/**
 * Fetches the services' documents and keeps the merged one for a moment, ready to be sent. A service that is down is named, not
 * fatal. Reading, merging and writing some megabytes of JSON is work for a worker, never for an event loop.
 */
@ApplicationScoped
class Documents {

    private static final int LARGEST = 8 * 1024 * 1024;
    private static final Set<String> METHODS = Set.of("get", "head", "post", "put", "patch", "delete", "options", "trace");
    /** An incomplete document is asked for again soon. */
    private static final Duration KEEP_INCOMPLETE = Duration.ofSeconds(3);

    private final Routes routes;
    private final UpstreamClient upstreams;
    private final DocumentConfig config;
    private final CommittedDocument ownDocument;
    private final ObjectMapper json;
    private final YAMLMapper yaml = new YAMLMapper();
    private final Vertx vertx;

    private @Nullable Future<MergedDocument> current;
    private long validUntil;

    Documents(Routes routes, UpstreamClient upstreams, DocumentConfig config,
            @ConfigProperty(name = "quarkus.application.name") String application, ObjectMapper json, Vertx vertx) {
        this.routes = routes;
        this.upstreams = upstreams;
        this.config = config;
        ownDocument = CommittedDocument.of(application);
        this.json = json;
        this.vertx = vertx;
    }

    /** The merged document; all who ask at the same time wait for the same fetch. */
    synchronized Future<MergedDocument> merged() {
        var now = System.nanoTime();
        if (current != null && (!current.isComplete() || now - validUntil < 0)) {
            return current;
        }
        validUntil = now;
        current = fetch().onSuccess(document -> keep(document.isComplete() ? config.keep() : KEEP_INCOMPLETE));
        return current;
    }

    private synchronized void keep(Duration time) {
        validUntil = System.nanoTime() + time.toNanos();
    }

    private Future<MergedDocument> fetch() {
        var documented = routes.all().stream().filter(route -> route.document().isPresent())
                .sorted((one, other) -> one.name().compareTo(other.name())).toList();
        var answers = documented.stream().map(this::read).toList();
        return Future.all(new ArrayList<>(answers)).compose(_ -> vertx.executeBlocking(() -> {
            var found = new LinkedHashMap<String, ObjectNode>();
            found.put("gateway", own());
            var unavailable = new ArrayList<String>();
            for (var i = 0; i < documented.size(); i++) {
                var route = documented.get(i);
                answers.get(i).result().flatMap(body -> document(route, body)).ifPresentOrElse(
                        document -> found.put(route.name(), document), () -> unavailable.add(route.name()));
            }
            return written(complete(found, unavailable), unavailable.isEmpty());
        }, false));
    }

    private MergedDocument written(ObjectNode document, boolean isComplete) throws JsonProcessingException {
        return new MergedDocument(Buffer.buffer(json.writeValueAsBytes(document)),
                Buffer.buffer(yaml.writeValueAsBytes(document)), isComplete);
    }

    private Future<Optional<Buffer>> read(Route route) {
        return upstreams.read(route, route.document().orElseThrow() + "?format=JSON", config.timeout(), LARGEST)
                .map(Optional::of).otherwise(failure -> missing(route, failure));
    }

    private Optional<ObjectNode> document(Route route, Buffer body) {
        try {
            return Optional.of(reachable(parse(body), route::covers, route.methods()::contains, this::needsToken));
        } catch (IllegalArgumentException e) {
            return missing(route, e);
        }
    }

    /** Of a route within another the rule of the inner one counts, as for requests. */
    private boolean needsToken(String path) {
        return routes.find(path).map(Route::auth).orElse(AuthRule.TOKEN) == AuthRule.TOKEN;
    }

    private static <T> Optional<T> missing(Route route, Throwable reason) {
        Log.warnf("No OpenAPI document route=%s: %s", route.name(), reason.getMessage());
        return Optional.empty();
    }

    private ObjectNode parse(Buffer body) {
        try {
            return json.readTree(body.getBytes()) instanceof ObjectNode document ? document : json.createObjectNode();
        } catch (IOException e) {
            throw new IllegalArgumentException("Document is no JSON", e);
        }
    }

    /** What the gateway answers itself: who the caller is. */
    private ObjectNode own() {
        return reachable(ownDocument.json(),
                path -> path.startsWith("/api/gateway/"), _ -> true, _ -> true);
    }

    /** Keeps what can be called through the gateway, and says that it may be called with a login too. */
    private static ObjectNode reachable(ObjectNode document, Predicate<String> path, Predicate<String> method,
            Predicate<String> needsToken) {
        if (document.path("paths") instanceof ObjectNode paths) {
            paths.properties().removeIf(entry -> !path.test(entry.getKey()));
            paths.properties().forEach(entry -> {
                var item = (ObjectNode) entry.getValue();
                item.properties().removeIf(part -> METHODS.contains(part.getKey())
                        && !method.test(part.getKey().toUpperCase(Locale.ROOT)));
                if (needsToken.test(entry.getKey())) {
                    item.forEach(Documents::login);
                }
            });
        }
        return document;
    }

    private static void login(JsonNode operation) {
        if (operation instanceof ObjectNode body && body.has("responses")) {
            var security = body.putArray("security");
            security.addObject().putArray("login");
            security.addObject().putArray("bearer");
        }
    }

    private ObjectNode complete(Map<String, ObjectNode> found, List<String> unavailable) {
        var document = json.createObjectNode().put("openapi", "3.1.0");
        document.putObject("info").put("title", "Schulausstattung").put("version", "v1")
                .put("description",
                        "All services behind one origin. Errors are RFC 9457 problems; their pages are at /problems.")
                .putObject("license").put("name", "EUPL-1.2").put("identifier", "EUPL-1.2");
        document.putArray("servers").addObject().put("url", "/");
        document.setAll(new DocumentMerge(found).merge());
        schemes((ObjectNode) document.path("components"));
        if (!unavailable.isEmpty()) {
            unavailable.forEach(document.putArray("x-unavailable")::add);
        }
        return document;
    }

    private void schemes(ObjectNode components) {
        var schemes = components.putObject("securitySchemes");
        schemes.putObject("bearer").put("type", "http").put("scheme", "bearer").put("bearerFormat", "JWT");
        var keycloak = config.issuer() + "/protocol/openid-connect";
        schemes.putObject("login").put("type", "oauth2").putObject("flows").putObject("authorizationCode")
                .put("authorizationUrl", keycloak + "/auth").put("tokenUrl", keycloak + "/token").putObject("scopes");
    }
}
