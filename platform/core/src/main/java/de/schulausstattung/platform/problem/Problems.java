package de.schulausstattung.platform.problem;

import java.util.List;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.ObjectMapper;

import de.schulausstattung.platform.web.RequestId;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;

/** Builds the body of every error response: the only place that does. */
@ApplicationScoped
public class Problems {

    private final CurrentVertxRequest request;
    private final ObjectMapper json;

    Problems(CurrentVertxRequest request, ObjectMapper json) {
        this.request = request;
        this.json = json;
    }

    /** A response for a slug and its arguments. */
    public Response of(String slug, int status, Object... arguments) {
        return of(slug, status, List.of(), null, arguments);
    }

    /** A response that names the wrong fields or parameters. */
    public Response of(String slug, int status, List<Violation> violations, @Nullable Integer retryAfter, Object... arguments) {
        var context = request.getCurrent();
        var problem = problem(context, slug, status, violations, retryAfter, arguments);
        var response = Response.status(status).type(Problem.MEDIA_TYPE).entity(problem)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (retryAfter != null) {
            response.header(HttpHeaders.RETRY_AFTER, retryAfter);
        }
        return response.build();
    }

    /** Answers below JAX-RS what nobody has begun to answer; headers that are set already are sent with it. */
    public void send(RoutingContext context, String slug, int status, @Nullable Integer retryAfter) {
        var response = context.response().setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        if (retryAfter != null) {
            response.putHeader(HttpHeaders.RETRY_AFTER, retryAfter.toString());
        }
        response.end(json.valueToTree(problem(context, slug, status, List.of(), retryAfter)).toString());
    }

    /** The document alone, for who writes it below JAX-RS in a way of its own. */
    public static Problem problem(RoutingContext context, String slug, int status, List<Violation> violations,
            @Nullable Integer retryAfter, Object... arguments) {
        return ProblemTexts.problem(slug, status, locale(context), List.of(arguments), RequestId.of(context), violations,
                retryAfter);
    }

    /** A text in the language of the request. */
    public String text(String key, Object... arguments) {
        return ProblemTexts.text(key, locale(request.getCurrent()), arguments);
    }

    /** German, unless the client asks for English first. */
    public static Locale locale(@Nullable RoutingContext context) {
        if (context == null) {
            return Locale.GERMAN;
        }
        // The tag of an ill-formed language ("-") is null.
        return context.acceptableLanguages().stream().map(language -> language.tag())
                .filter(tag -> "de".equals(tag) || "en".equals(tag)).findFirst().map(Locale::of).orElse(Locale.GERMAN);
    }
}
