package de.schulausstattung.platform.outbox;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.web.RequestId;
import io.opentelemetry.api.trace.Span;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;

/** What ties a change to the request that made it: the request's id, and the W3C trace context that events carry on. */
@ApplicationScoped
public class RequestTrace {

    private final CurrentVertxRequest request;

    RequestTrace(CurrentVertxRequest request) {
        this.request = request;
    }

    /** The id of the request at hand; empty in messages and jobs. */
    public String requestId() {
        return RequestId.of(request.getCurrent());
    }

    /** The {@code traceparent} of the work at hand, or null where nothing is traced. */
    @Nullable
    String parent() {
        var span = Span.current().getSpanContext();
        return span.isValid() ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-" + span.getTraceFlags().asHex() : null;
    }
}
