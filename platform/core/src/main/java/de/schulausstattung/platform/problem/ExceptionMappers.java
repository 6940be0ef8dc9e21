package de.schulausstattung.platform.problem;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

import de.schulausstattung.platform.security.Caller;
import de.schulausstattung.platform.web.BodyTooLarge;
import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** Maps everything that can go wrong to a problem document. 5xx are logged here, once; nothing internal leaves. */
@ApplicationScoped
class ExceptionMappers {

    private final Problems problems;
    private final Violations violations;
    private final SecurityIdentity identity;
    private final CurrentVertxRequest route;

    ExceptionMappers(Problems problems, Violations violations, SecurityIdentity identity, CurrentVertxRequest route) {
        this.problems = problems;
        this.violations = violations;
        this.identity = identity;
        this.route = route;
    }

    @ServerExceptionMapper
    Response domain(DomainException e, UriInfo uri) {
        return switch (e) {
            case NotFound _ -> problems.of(e.problem(), 404, e.arguments().toArray());
            case Conflict _ -> problems.of(e.problem(), 409, e.arguments().toArray());
            case Rejected _ -> problems.of(e.problem(), 422, e.violations(), null, e.arguments().toArray());
            case InvalidRequest _ -> problems.of(e.problem(), 400, e.violations(), null, e.arguments().toArray());
            case Precondition p -> problems.of(e.problem(), p.isMissing() ? 428 : 412, e.arguments().toArray());
            case Gone _ -> beginningAnew(problems.of(e.problem(), 410, e.arguments().toArray()), uri);
            case InProgress _ -> problems.of(e.problem(), 409, List.of(), InProgress.RETRY_AFTER_SECONDS);
            case Unavailable u -> problems.of(e.problem(), 503, List.of(), u.retryAfterSeconds(), e.arguments().toArray());
        };
    }

    /** The list's own address, without the cursor that is gone. */
    private static Response beginningAnew(Response gone, UriInfo uri) {
        return Response.fromResponse(gone).header(HttpHeaders.LINK, "<" + uri.getRequestUri().getRawPath() + ">; rel=\"start\"")
                .build();
    }

    @ServerExceptionMapper
    Response validation(ConstraintViolationException e) {
        return problems.of("validation", 400, violations.of(e), null);
    }

    @ServerExceptionMapper
    Response mismatch(MismatchedInputException e) {
        return problems.of("validation", 400, List.of(violations.of(e)), null);
    }

    @ServerExceptionMapper
    Response tooLarge(BodyTooLarge e) {
        return problems.of("too-large", 413);
    }

    @ServerExceptionMapper
    Response json(JsonProcessingException e) {
        return problems.of("malformed-json", 400, violations.lineOf(e), violations.columnOf(e));
    }

    @ServerExceptionMapper
    Response web(WebApplicationException e) {
        if (e.getCause() instanceof MismatchedInputException cause) {
            return mismatch(cause);
        }
        if (e.getCause() instanceof JsonProcessingException cause) {
            return json(cause);
        }
        var status = e.getResponse().getStatus();
        return switch (status) {
            case 400 -> problems.of("bad-request", status);
            case 404 -> problems.of("no-such-path", status);
            case 405 -> problems.of("method-not-allowed", status);
            case 406 -> problems.of("not-acceptable", status);
            case 413 -> problems.of("too-large", status);
            case 415 -> problems.of("unsupported-media-type", status);
            default -> status >= 500 ? failure(e) : problems.of("bad-request", status);
        };
    }

    @ServerExceptionMapper({ UnauthorizedException.class, AuthenticationFailedException.class })
    Uni<Response> unauthenticated(RoutingContext context) {
        HttpAuthenticator authenticator = context.get(HttpAuthenticator.class.getName());
        return authenticator.getChallenge(context).map(challenge -> {
            var response = Response.fromResponse(problems.of("unauthenticated", 401));
            if (challenge != null) {
                challenge.getHeaders().forEach((name, value) -> response.header(String.valueOf(name), value));
            }
            return response.build();
        });
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e) {
        return switch (Caller.of(identity).choice()) {
            case AMBIGUOUS -> problems.of("tenant-ambiguous", 403);
            case FOREIGN -> problems.of("tenant-foreign", 403);
            case NONE -> problems.of("tenant-missing", 403);
            case CHOSEN, OPERATOR -> problems.of("permission-missing", 403);
        };
    }

    @ServerExceptionMapper
    Response failure(Throwable e) {
        if (isHungUp()) {
            Log.debug("The caller hung up", e);
        } else {
            Log.error("Request failed", e);
        }
        return problems.of("internal-error", 500);
    }

    /** Nobody reads the answer then; and what a caller does must not look like a fault of ours in the log. */
    private boolean isHungUp() {
        return route.getCurrent() != null && route.getCurrent().response().closed();
    }
}
