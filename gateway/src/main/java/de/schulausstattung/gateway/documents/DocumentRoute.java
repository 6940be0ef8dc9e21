package de.schulausstattung.gateway.documents;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import de.schulausstattung.gateway.refusal.Refusals;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Serves the merged document at {@code /openapi}, as JSON or YAML. */
@ApplicationScoped
class DocumentRoute {

    private static final int ORDER = 400;

    private final Documents documents;
    private final Refusals refusals;

    DocumentRoute(Documents documents, Refusals refusals) {
        this.documents = documents;
        this.refusals = refusals;
    }

    void register(@Observes Router router) {
        router.route("/openapi").order(ORDER).handler(this::serve);
    }

    private void serve(RoutingContext context) {
        if (!context.request().method().equals(HttpMethod.GET) && !context.request().method().equals(HttpMethod.HEAD)) {
            context.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
            refusals.send(context, "method-not-allowed", 405);
            return;
        }
        var format = Objects.requireNonNullElseGet(context.request().getParam("format"), () -> preferred(context))
                .toLowerCase(Locale.ROOT);
        switch (format) {
            case "json" -> send(context, "application/json", MergedDocument::json);
            case "yaml" -> send(context, "application/yaml", MergedDocument::yaml);
            default -> refusals.send(context, "not-acceptable", 406);
        }
    }

    private static String preferred(RoutingContext context) {
        var accept = Objects.requireNonNullElse(context.request().getHeader(HttpHeaders.ACCEPT), "");
        return accept.contains("yaml") ? "yaml" : "json";
    }

    private void send(RoutingContext context, String type, Function<MergedDocument, Buffer> form) {
        documents.merged()
                .onSuccess(document -> context.response().putHeader(HttpHeaders.CONTENT_TYPE, type).end(form.apply(document)))
                .onFailure(context::fail);
    }
}
