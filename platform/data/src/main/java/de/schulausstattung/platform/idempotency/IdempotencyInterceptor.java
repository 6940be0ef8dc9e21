package de.schulausstattung.platform.idempotency;

import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.outbox.EventPositions;
import de.schulausstattung.platform.persistence.StoredJson;
import de.schulausstattung.platform.problem.InvalidRequest;
import de.schulausstattung.platform.problem.Problems;
import de.schulausstattung.platform.problem.Rejected;
import de.schulausstattung.platform.problem.Violation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;

/** Puts the whole call into one transaction with its key, and answers a repetition from what is stored under the key. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class IdempotencyInterceptor {

    private static final String KEY = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{8,128}");

    private final IdempotencyKeys keys;
    private final CurrentVertxRequest request;
    private final StoredJson json;
    private final Problems problems;
    private final EventPositions positions;

    IdempotencyInterceptor(IdempotencyKeys keys, CurrentVertxRequest request, StoredJson json, Problems problems,
            EventPositions positions) {
        this.keys = keys;
        this.request = request;
        this.json = json;
        this.problems = problems;
        this.positions = positions;
    }

    @AroundInvoke
    Object once(InvocationContext call) throws Exception {
        var key = request.getCurrent().request().getHeader(KEY);
        if (key == null && isRequired(call)) {
            throw new InvalidRequest("invalid-parameter",
                    List.of(Violation.parameter(KEY, "required", problems.text("violation.required"))));
        }
        if (key == null) {
            return call.proceed();
        }
        if (!WELL_FORMED.matcher(key).matches()) {
            throw new InvalidRequest("invalid-parameter", List.of(Violation.parameter(KEY, "malformed",
                    problems.text("violation.idempotency-key"))));
        }
        var fingerprint = fingerprint(call);
        return QuarkusTransaction.requiringNew().call(() -> answer(call, key, fingerprint));
    }

    private static boolean isRequired(InvocationContext call) {
        var declared = call.getMethod().getAnnotation(Idempotent.class);
        return declared != null && declared.required();
    }

    private Object answer(InvocationContext call, String key, String fingerprint) throws Exception {
        if (keys.begin(key, fingerprint)) {
            var result = call.proceed();
            if (hasEffect(result)) {
                keys.complete(key, stored(result));
            } else {
                keys.forget(key);
            }
            return result;
        }
        var earlier = keys.read(key);
        if (!earlier.fingerprint().equals(fingerprint)) {
            throw new Rejected("idempotency-key-reused");
        }
        request.getCurrent().response().putHeader(REPLAYED, "true");
        positions.repeat(earlier.answer().eventPosition());
        return replay(call, earlier.answer());
    }

    private static boolean hasEffect(@Nullable Object result) {
        var answer = result instanceof RestResponse<?> response ? response.getEntity() : result;
        return !(answer instanceof Outcome outcome) || outcome.hasEffect();
    }

    private IdempotencyKeys.Answer stored(@Nullable Object result) {
        if (result instanceof RestResponse<?> response) {
            return new IdempotencyKeys.Answer(response.getStatus(), response.getHeaderString(HttpHeaders.LOCATION),
                    positions.all(), json.write(response.getEntity()));
        }
        return new IdempotencyKeys.Answer(200, null, positions.all(), json.write(result));
    }

    private @Nullable Object replay(InvocationContext call, IdempotencyKeys.Answer answer) {
        var type = call.getMethod().getGenericReturnType();
        if (type instanceof ParameterizedType wrapped && wrapped.getRawType() == RestResponse.class) {
            var response = RestResponse.ResponseBuilder.<Object> create(answer.status())
                    .entity(json.read(answer.body(), wrapped.getActualTypeArguments()[0]));
            return (answer.location() == null ? response : response.header(HttpHeaders.LOCATION, answer.location())).build();
        }
        return json.read(answer.body(), type);
    }

    /** What makes two requests the same: path, query and body. */
    private String fingerprint(InvocationContext call) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(request.getCurrent().request().uri().getBytes(StandardCharsets.UTF_8));
            var parameters = call.getMethod().getParameters();
            for (int i = 0; i < parameters.length; i++) {
                if (isBody(parameters[i]) && call.getParameters()[i] != null) {
                    digest.update(call.getParameters()[i] instanceof byte[] bytes ? bytes
                            : json.write(call.getParameters()[i]).getBytes(StandardCharsets.UTF_8));
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isBody(Parameter parameter) {
        return !parameter.isAnnotationPresent(Context.class) && !parameter.isAnnotationPresent(RestHeader.class)
                && !parameter.getType().getName().startsWith("jakarta.ws.rs")
                && !HttpHeaders.class.isAssignableFrom(parameter.getType())
                && !parameter.isAnnotationPresent(BeanParam.class);
    }
}
