package de.schulausstattung.report.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import de.schulausstattung.events.EventEnvelope;
import de.schulausstattung.events.Topic;
import de.schulausstattung.events.inventory.DeviceState;
import de.schulausstattung.platform.inbox.EventConsumer;
import de.schulausstattung.platform.inbox.Projection;
import de.schulausstattung.report.Events;
import de.schulausstattung.report.ReportServiceTest;
import de.schulausstattung.report.States;
import io.opentelemetry.api.trace.Span;
import io.quarkus.test.junit.QuarkusTest;

/** A write is found again, by its trace and its request, where its event is applied. Seen red before: every field was empty. */
@QuarkusTest
class EventTraceTest extends ReportServiceTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String OTHER_TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final Events events = new Events(newTraegernummer());
    private final List<Seen> seen = new ArrayList<>();

    @Inject
    EventConsumer consumer;

    private record Seen(String traceId, @Nullable Object logged, @Nullable Object requestId, @Nullable Object tenant) {

        static Seen now() {
            return new Seen(Span.current().getSpanContext().getTraceId(), MDC.get("traceId"), MDC.get("requestId"),
                    MDC.get("tenant"));
        }
    }

    private final Projection<DeviceState> projection = new Projection<>() {
        @Override
        public void apply(List<EventEnvelope<DeviceState>> batch) {
            seen.add(Seen.now());
            if (batch.size() > 1) {
                throw new IllegalStateException("Refused, so that each is tried alone");
            }
        }

        @Override
        public void forget(String aggregateId) {
            seen.add(Seen.now());
        }
    };

    /** Whether the trace is recorded and leaves (01) or not (00), which is what it does unless an operator asks. */
    @ParameterizedTest
    @ValueSource(strings = { "00", "01" })
    void continuesTheTraceOfTheWriteThatTheEnvelopeNames(String flags) {
        var outside = Seen.now();

        apply(List.of(message(0, States.tablet("165384"), TRACE, flags)));

        assertThat(seen).containsExactly(new Seen(TRACE, TRACE, "request-0", events.tenant()));
        assertThat(Seen.now()).isEqualTo(outside);
    }

    @Test
    void continuesItForATombstoneThatHasNothingButHeaders() {
        var tombstone = new ConsumerRecord<String, String>("inventory.device", 0, 1, events.tenant() + "/x", null);
        tombstone.headers().add("traceparent", parent(TRACE, "01").getBytes(StandardCharsets.UTF_8));

        apply(List.of(tombstone));

        assertThat(seen).containsExactly(new Seen(TRACE, TRACE, null, events.tenant()));
    }

    @Test
    void hasTheTraceOfTheLastInABatchAndOfEachThatIsTriedAlone() {
        apply(List.of(message(0, States.tablet("165384"), OTHER_TRACE), message(1, States.tablet("165384"), TRACE)));

        assertThat(seen).extracting(Seen::traceId).containsExactly(TRACE, OTHER_TRACE, TRACE);
        assertThat(seen).extracting(Seen::requestId).containsExactly("request-1", "request-0", "request-1");
    }

    private void apply(List<ConsumerRecord<String, String>> messages) {
        var partition = new TopicPartition(Topic.INVENTORY_DEVICE.topicName(), 0);
        consumer.apply("trace-test", new ConsumerRecords<>(Map.of(partition, messages), new HashMap<>()),
                DeviceState.class, projection);
    }

    private ConsumerRecord<String, String> message(long offset, DeviceState state, String trace) {
        return message(offset, state, trace, "01");
    }

    private ConsumerRecord<String, String> message(long offset, DeviceState state, String trace, String flags) {
        var envelope = events.envelope(state, 0, 1).replace("\"data\":",
                "\"traceparent\":\"" + parent(trace, flags) + "\",\"data\":");
        var message = new ConsumerRecord<>("inventory.device", 0, offset,
                EventEnvelope.key(events.tenant(), state.aggregateId()), envelope);
        message.headers().add("requestid", ("request-" + offset).getBytes(StandardCharsets.UTF_8));
        return message;
    }

    private static String parent(String trace, String flags) {
        return "00-" + trace + "-b7ad6b7169203331-" + flags;
    }
}
