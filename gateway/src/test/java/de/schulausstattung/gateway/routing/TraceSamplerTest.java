package de.schulausstattung.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;

class TraceSamplerTest {

    private static long sampled(double ratio, Context parent, String trace) {
        var sampler = new TraceSampler().sampler(ratio);
        return IntStream.range(0, 2_000).mapToObj(_ -> sampler.shouldSample(parent, trace, "GET /api", SpanKind.SERVER,
                Attributes.empty(), List.of())).filter(result -> result.getDecision() == SamplingDecision.RECORD_AND_SAMPLE)
                .count();
    }

    private static Context caller(String trace, boolean asks) {
        var flags = asks ? TraceFlags.getSampled() : TraceFlags.getDefault();
        return Context.root()
                .with(Span.wrap(SpanContext.createFromRemoteParent(trace, "b7ad6b7169203331", flags, TraceState.getDefault())));
    }

    /** Seen red with a sampler that looks at the trace id: all of the first are below any ratio, none of the second. */
    @ParameterizedTest
    @ValueSource(strings = { "0af7651916cd43dd0000000000000001", "0af7651916cd43dd7fffffffffffffff" })
    void noCallerDecides(String trace) {
        for (var asks : new boolean[] { true, false }) {
            assertThat(sampled(0, caller(trace, asks), trace)).isZero();
            assertThat(sampled(0.5, caller(trace, asks), trace)).isBetween(600L, 1_400L);
            assertThat(sampled(1, caller(trace, asks), trace)).isEqualTo(2_000);
        }
    }

    @Test
    void whatIsBelowASpanOfOursFollowsIt() {
        var trace = "0af7651916cd43dd8448eb211c80319c";
        var ours = SpanContext.create(trace, "b7ad6b7169203331", TraceFlags.getSampled(), TraceState.getDefault());

        assertThat(sampled(0, Context.root().with(Span.wrap(ours)), trace)).isEqualTo(2_000);
    }
}
