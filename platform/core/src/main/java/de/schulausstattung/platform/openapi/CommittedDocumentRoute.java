package de.schulausstattung.platform.openapi;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.problem.Problems;
import io.quarkus.arc.profile.IfBuildProfile;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Shows the application's committed OpenAPI document ({@code docs/openapi}) at {@code quarkus.smallrye-openapi.path}: YAML, or
 * JSON for who accepts it or asks with {@code format=json}; and at the same address with {@code .yaml}, {@code .yml} and
 * {@code .json}.
 *
 * <p>
 * The extension would read and write its own copy at each start, a tenth of the time that a start takes, so a package leaves
 * that out. Under test and in development the extension answers, with what the code says: {@code OpenApiContract} holds the
 * committed document to it.
 */
@ApplicationScoped
@IfBuildProfile("prod")
class CommittedDocumentRoute {

    /** Before the extension's own routes, which show a document without paths. */
    private static final int EARLY = -1;
    private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final String path;
    private final CommittedDocument document;
    private final Problems problems;
    private final Buffer yaml;
    /** Made when it is first asked for. */
    private volatile @Nullable Buffer json;

    /**
     * @param application whose document it is
     * @throws IllegalStateException where it is not packed
     */
    CommittedDocumentRoute(@ConfigProperty(name = "quarkus.application.name") String application,
            @ConfigProperty(name = "quarkus.smallrye-openapi.path") String path, Problems problems) {
        this.path = path;
        this.problems = problems;
        document = CommittedDocument.of(application);
        yaml = Buffer.buffer(document.yaml());
    }

    void register(@Observes Router router) {
        for (var suffix : List.of("", ".yaml", ".yml", ".json")) {
            router.route(path + suffix).order(EARLY).blockingHandler(this::serve, false);
        }
    }

    private void serve(RoutingContext context) {
        if (!METHODS.contains(context.request().method())) {
            context.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
            problems.send(context, "method-not-allowed", 405, null);
        } else if (asksForJson(context)) {
            send(context, "application/json", json());
        } else {
            send(context, "application/yaml", yaml);
        }
    }

    /** With its length, which HEAD would not tell otherwise. */
    private static void send(RoutingContext context, String type, Buffer form) {
        context.response().putHeader(HttpHeaders.CONTENT_TYPE, type + ";charset=UTF-8")
                .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(form.length())).end(form);
    }

    private static boolean asksForJson(RoutingContext context) {
        var asked = context.normalizedPath();
        if (asked.endsWith(".json")) {
            return true;
        }
        return !asked.endsWith(".yaml") && !asked.endsWith(".yml")
                && (context.queryParam("format").stream().anyMatch("json"::equalsIgnoreCase)
                        || Objects.requireNonNullElse(context.request().getHeader(HttpHeaders.ACCEPT), "")
                                .contains("application/json"));
    }

    private Buffer json() {
        var made = json;
        if (made == null) {
            made = Buffer.buffer(document.json().toString());
            json = made;
        }
        return made;
    }
}
