package de.schulausstattung.platform.inbox;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;

/**
 * Continues, while events are applied, the trace of the write that they came from; its request id stands in the log lines. A
 * batch is logged with the trace of its last event; each other trace that is recorded has a span of its own beside it.
 */
@ApplicationScoped
class EventTrace {

    /** The W3C trace context of the write. */
    static final String TRACEPARENT = "traceparent";
    /** The request that wrote. */
    static final String REQUEST_ID = "requestid";

    private static final String MDC_REQUEST_ID = "requestId";

    private static final TextMapGetter<Origin> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Origin origin) {
            return Set.of(TRACEPARENT);
        }

        @Override
        public @Nullable String get(@Nullable Origin origin, String key) {
            return origin != null && key.equals(TRACEPARENT) ? origin.traceparent() : null;
        }
    };

    private final Tracer tracer;

    EventTrace(Tracer tracer) {
        this.tracer = tracer;
    }

    /** What an event says of the write that it came from. */
    record Origin(@Nullable String traceparent, @Nullable String requestId) {

        /** Headers first; the envelope says the same, but a tombstone has none. */
        static Origin of(ConsumerRecord<String, String> message, @Nullable String inEnvelope) {
            var header = text(message, TRACEPARENT);
            return new Origin(header == null ? inEnvelope : header, text(message, REQUEST_ID));
        }

        private static @Nullable String text(ConsumerRecord<String, String> message, String name) {
            var header = message.headers().lastHeader(name);
            return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
        }

        private Context context() {
            return W3CTraceContextPropagator.getInstance().extract(Context.root(), this, GETTER);
        }
    }

    /**
     * Does the work as a part of the trace of the last of its origins.
     *
     * @param origins at least one
     */
    void run(String consumer, List<Origin> origins, Runnable work) {
        var last = origins.getLast();
        var span = begin(consumer, last.context());
        var others = origins.subList(0, origins.size() - 1).stream().map(Origin::traceparent).filter(Objects::nonNull)
                .filter(traceparent -> !traceparent.equals(last.traceparent())).distinct()
                .map(traceparent -> new Origin(traceparent, null).context())
                .filter(context -> Span.fromContext(context).getSpanContext().isSampled())
                .map(context -> begin(consumer, context)).toList();
        var outer = MDC.get(MDC_REQUEST_ID);
        put(last.requestId());
        try (var _ = span.makeCurrent()) {
            work.run();
        } catch (RuntimeException e) {
            span.setStatus(StatusCode.ERROR).recordException(e);
            others.forEach(other -> other.setStatus(StatusCode.ERROR));
            throw e;
        } finally {
            put(outer);
            span.end();
            others.forEach(Span::end);
        }
    }

    private Span begin(String consumer, Context parent) {
        return tracer.spanBuilder("apply " + consumer).setSpanKind(SpanKind.CONSUMER).setParent(parent).startSpan();
    }

    private static void put(@Nullable Object requestId) {
        if (requestId == null) {
            MDC.remove(MDC_REQUEST_ID);
        } else {
            MDC.put(MDC_REQUEST_ID, requestId);
        }
    }
}
