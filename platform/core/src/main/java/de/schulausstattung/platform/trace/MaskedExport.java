package de.schulausstattung.platform.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;

/** Gives an exporter of what a span says only what {@link MaskedSpan} lets through. */
final class MaskedExport implements SpanProcessor {

    private final SpanProcessor exporter;

    MaskedExport(SpanProcessor exporter) {
        this.exporter = exporter;
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        exporter.onStart(parent, span);
    }

    @Override
    public boolean isStartRequired() {
        return exporter.isStartRequired();
    }

    @Override
    public void onEnd(ReadableSpan span) {
        exporter.onEnd(new Ended(span));
    }

    @Override
    public boolean isEndRequired() {
        return exporter.isEndRequired();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }

    @Override
    public CompletableResultCode forceFlush() {
        return exporter.forceFlush();
    }

    /** An ended span; exporters ask it for its data. */
    private record Ended(ReadableSpan span) implements ReadableSpan {

        @Override
        public SpanData toSpanData() {
            return new MaskedSpan(span.toSpanData());
        }

        @Override
        public SpanContext getSpanContext() {
            return span.getSpanContext();
        }

        @Override
        public SpanContext getParentSpanContext() {
            return span.getParentSpanContext();
        }

        @Override
        public String getName() {
            return span.getName();
        }

        @Override
        @Deprecated
        public io.opentelemetry.sdk.common.InstrumentationLibraryInfo getInstrumentationLibraryInfo() {
            return span.getInstrumentationLibraryInfo();
        }

        @Override
        public InstrumentationScopeInfo getInstrumentationScopeInfo() {
            return span.getInstrumentationScopeInfo();
        }

        @Override
        public boolean hasEnded() {
            return span.hasEnded();
        }

        @Override
        public long getLatencyNanos() {
            return span.getLatencyNanos();
        }

        @Override
        public SpanKind getKind() {
            return span.getKind();
        }

        @Override
        public <T> T getAttribute(AttributeKey<T> key) {
            return getAttributes().get(key);
        }

        @Override
        public Attributes getAttributes() {
            return MaskedSpan.masked(span.getAttributes());
        }
    }
}
