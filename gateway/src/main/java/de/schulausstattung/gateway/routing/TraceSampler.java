package de.schulausstattung.gateway.routing;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;

/**
 * Which requests are traced: a part of them, by dice. Neither the flag nor the trace id of a client's {@code traceparent} has a
 * say in it: by an id that is chosen well a client could have all its requests recorded. The services follow the gateway.
 */
class TraceSampler {

    /** @param ratio the part of the requests, 0 to 1 */
    private record Dice(double ratio) implements Sampler {

        @Override
        public SamplingResult shouldSample(Context parent, String traceId, String name, SpanKind kind, Attributes attributes,
                List<LinkData> links) {
            return ThreadLocalRandom.current().nextDouble() < ratio ? SamplingResult.recordAndSample() : SamplingResult.drop();
        }

        @Override
        public String getDescription() {
            return "Dice{" + ratio + "}";
        }
    }

    /** Below a span of this process its decision holds. */
    @Produces
    @Singleton
    Sampler sampler(@ConfigProperty(name = "quarkus.otel.traces.sampler.arg") double ratio) {
        var dice = new Dice(ratio);
        return Sampler.parentBasedBuilder(dice).setRemoteParentSampled(dice).setRemoteParentNotSampled(dice).build();
    }
}
