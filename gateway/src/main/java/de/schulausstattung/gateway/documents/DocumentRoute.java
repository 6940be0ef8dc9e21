package de.schulausstattung.gateway.documents;

import java.util.Locale;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import de.schulausstattung.gateway.refusal.Refusals;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Serves the merged document at {@code /openapi}, as JSON or YAML. */
@ApplicationScoped
class DocumentRoute {

    private static final int ORDER = 400;

    private final Documents documents;
    private final ObjectMapper json;
    private final YAMLMapper yaml = new YAMLMapper();
    private final Refusals refusals;

    DocumentRoute(Documents documents, ObjectMapper json, Refusals refusals) {
        this.documents = documents;
        this.json = json;
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
            case "json" -> send(context, "application/json", json);
            case "yaml" -> send(context, "application/yaml", yaml);
            default -> refusals.send(context, "not-acceptable", 406);
        }
    }

    private static String preferred(RoutingContext context) {
        var accept = Objects.requireNonNullElse(context.request().getHeader(HttpHeaders.ACCEPT), "");
        return accept.contains("yaml") ? "yaml" : "json";
    }

    private void send(RoutingContext context, String type, ObjectMapper mapper) {
        documents.merged().map(document -> write(mapper, document))
                .onSuccess(body -> context.response().putHeader(HttpHeaders.CONTENT_TYPE, type).end(body))
                .onFailure(context::fail);
    }

    private static String write(ObjectMapper mapper, ObjectNode document) {
        try {
            return mapper.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
