package de.schulausstattung.platform.trace;

import java.util.List;
import java.util.Set;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;

/**
 * A span as it may leave: of its attributes those that are known to name no person, of exceptions the type. Paths and queries
 * stay behind (they carry what people search for, and links that are a secret), and so do addresses and messages; the route's
 * template, the trace's id and the request's id in the logs say enough.
 */
final class MaskedSpan extends DelegatingSpanData {

    private static final Set<String> KEPT = Set.of("http.request.method", "http.response.status_code", "http.route",
            "error.type", "exception.type", "url.scheme", "network.protocol.name", "network.protocol.version", "code.function",
            "code.function.name", "code.namespace", "messaging.system",
            "messaging.operation", "messaging.operation.name", "messaging.operation.type", "messaging.destination.name",
            "messaging.destination.partition.id", "messaging.consumer.group.name", "messaging.kafka.message.offset",
            "messaging.kafka.offset", "gateway.route", "gateway.client");

    MaskedSpan(SpanData span) {
        super(span);
    }

    static Attributes masked(Attributes attributes) {
        return attributes.toBuilder().removeIf(key -> !KEPT.contains(key.getKey())).build();
    }

    @Override
    public Attributes getAttributes() {
        return masked(super.getAttributes());
    }

    /** Without what a caller wrote into its {@code tracestate}. */
    @Override
    public SpanContext getSpanContext() {
        return bare(super.getSpanContext());
    }

    @Override
    public List<LinkData> getLinks() {
        return super.getLinks().stream().map(link -> LinkData.create(bare(link.getSpanContext()))).toList();
    }

    private static SpanContext bare(SpanContext context) {
        return SpanContext.create(context.getTraceId(), context.getSpanId(), context.getTraceFlags(), TraceState.getDefault());
    }

    @Override
    public List<EventData> getEvents() {
        return super.getEvents().stream().map(event -> EventData.create(event.getEpochNanos(), event.getName(),
                masked(event.getAttributes()))).toList();
    }

    @Override
    public StatusData getStatus() {
        return StatusData.create(super.getStatus().getStatusCode(), "");
    }
}
