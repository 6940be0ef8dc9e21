package de.schulausstattung.platform.trace;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdkBuilder;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.quarkus.opentelemetry.runtime.AutoConfiguredOpenTelemetrySdkBuilderCustomizer;
import io.quarkus.opentelemetry.runtime.exporter.otlp.tracing.RemoveableLateBoundSpanProcessor;

/**
 * Hands spans to the exporter, masked, where a ratio above zero is configured. Stands in for Quarkus' own customizer,
 * which would hand them over as they are and open the exporter in any case. Without an exporter spans are not even
 * recorded; trace ids go on all the same.
 */
@Singleton
class TraceExport implements AutoConfiguredOpenTelemetrySdkBuilderCustomizer {

    private final double ratio;
    private final Instance<SpanProcessor> exporters;

    TraceExport(@ConfigProperty(name = "quarkus.otel.traces.sampler.arg") double ratio,
            @Any Instance<SpanProcessor> exporters) {
        this.ratio = ratio;
        this.exporters = exporters;
    }

    @Override
    public void customize(AutoConfiguredOpenTelemetrySdkBuilder builder) {
        if (ratio > 0) {
            builder.addTracerProviderCustomizer((provider, _) -> {
                exporters.stream().filter(one -> !(one instanceof RemoveableLateBoundSpanProcessor)).map(MaskedExport::new)
                        .forEach(provider::addSpanProcessor);
                return provider;
            });
        }
    }
}
