package de.schulausstattung.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;

/** Whatever a library writes into a span, nothing leaves that could name a person. */
class MaskedExportTest {

    private static final class Sent implements SpanExporter {

        private final List<SpanData> spans = new ArrayList<>();

        @Override
        public CompletableResultCode export(Collection<SpanData> ended) {
            spans.addAll(ended);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }

    private final Sent sent = new Sent();

    @Test
    void keepsWhatIsKnownToNameNobody() {
        try (var provider = provider()) {
            var span = provider.get("test").spanBuilder("GET /api/inventory/v1/devices/{id}").startSpan();
            span.setAttribute("http.route", "/api/inventory/v1/devices/{id}").setAttribute("http.response.status_code", 500);
            span.setAttribute("url.path", "/api/meetings/v1/calendars/a-secret").setAttribute("url.query", "q=Berger");
            span.setAttribute("url.full", "http://x/?q=Berger").setAttribute("client.address", "192.0.2.7");
            span.setAttribute("user_agent.original", "Berger's browser").setAttribute("enduser.id", "berger");
            span.setStatus(StatusCode.ERROR, "Berger is unknown");
            span.recordException(new IllegalStateException("Berger is unknown"));
            span.end();
        }

        assertThat(sent.spans).singleElement().satisfies(span -> {
            assertThat(span.getName()).isEqualTo("GET /api/inventory/v1/devices/{id}");
            assertThat(span.getAttributes().asMap().toString()).contains("http.route", "500").doesNotContain("url.")
                    .doesNotContain("client.address");
            assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
            assertThat(span.getEvents()).singleElement().satisfies(event -> assertThat(event.getAttributes().asMap().toString())
                    .contains("java.lang.IllegalStateException"));
            assertThat(span.getAttributes() + " " + span.getEvents() + " " + span.getStatus())
                    .doesNotContainIgnoringCase("berger")
                    .doesNotContain("a-secret", "192.0.2.7");
        });
    }

    @Test
    void leavesBehindWhatACallerWroteIntoItsTraceState() {
        var caller = SpanContext.createFromRemoteParent("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331",
                TraceFlags.getSampled(), TraceState.builder().put("x", "berger").build());
        try (var provider = provider()) {
            provider.get("test").spanBuilder("apply").setParent(Context.root().with(Span.wrap(caller))).addLink(caller)
                    .startSpan().end();
        }

        assertThat(sent.spans).singleElement().satisfies(span -> {
            assertThat(span.getTraceId()).isEqualTo(caller.getTraceId());
            assertThat(span.getSpanContext().getTraceState().isEmpty()).isTrue();
            assertThat(span.getLinks()).singleElement()
                    .satisfies(link -> assertThat(link.getSpanContext().getTraceState().isEmpty()).isTrue());
        });
    }

    private SdkTracerProvider provider() {
        return SdkTracerProvider.builder().addSpanProcessor(new MaskedExport(SimpleSpanProcessor.create(sent))).build();
    }
}
