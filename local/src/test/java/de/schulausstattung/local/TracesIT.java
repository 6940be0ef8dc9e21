package de.schulausstattung.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * O-02: a write is one trace from the gateway through service, outbox and topic to the read model, as a collector sees it; none
 * of it names a person. Nothing is sent unless an operator asks for it, and even then trace ids stand in logs and events.
 */
@ExtendWith(SuiteExtension.class)
@Tag("long")
@Order(9)
class TracesIT {

    private static final int WRITES = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** What a caller says of its own. */
    private static final String STATE = "of-the-caller";
    private static final String DEVICES = "/api/inventory/v1/devices";
    private static final List<Service> TRACED = List.of(RunningSuite.INVENTORY, RunningSuite.REPORTS, RunningSuite.GATEWAY);

    private final RunningSuite suite;
    private final People people;
    private final Databases databases;
    private final Random random = new Random();

    TracesIT(RunningSuite suite) {
        this.suite = suite;
        people = new People(suite);
        databases = new Databases(suite);
    }

    @AfterEach
    void asBefore() {
        TRACED.forEach(suite::restart);
    }

    @Test
    void aWriteIsOneTraceFromTheGatewayToTheReadModel() throws IOException, SQLException {
        var from = System.nanoTime();
        try (var receiver = new SpanReceiver()) {
            start(receiver, Map.of("QUARKUS_OTEL_TRACES_SAMPLER_ARG", "1"));
            var traces = IntStream.range(0, WRITES).mapToObj(_ -> write("00")).toList();
            var marker = "Berger-" + HexFormat.of().toHexDigits(random.nextInt());
            people.as(People.CLERK).get(DEVICES + "?inventoryNumber=" + marker).require();
            assertThat(people.as(People.CLERK).get("/api/meetings/v1/calendars/" + marker + "/talks.ics").status())
                    .isEqualTo(404);
            assertThat(people.as(People.CLERK).post(DEVICES, Map.of("inventoryNumber", marker)).status()).isEqualTo(400);

            await().atMost(PATIENCE).untilAsserted(
                    () -> assertThat(traces).allSatisfy(trace -> assertThat(joined(receiver.of(trace))).isTrue()));
            assertThat(receiver.hold(marker)).isFalse();
            assertThat(receiver.hold(STATE)).isFalse();
            assertThat(receiver.hold("127.0.0.1")).as("addresses").isFalse();
            Figures.tell("O-02", from, "%d of %d writes are one trace each, %d spans".formatted(WRITES, WRITES,
                    receiver.received()));
        }
    }

    /** The caller asks for it by its own trace, and is not the one to decide. */
    @Test
    void nothingLeavesUnlessAnOperatorAsksForIt() throws IOException, SQLException {
        try (var receiver = new SpanReceiver()) {
            start(receiver, Map.of());
            var traces = IntStream.range(0, 5).mapToObj(_ -> write("01")).toList();
            databases.awaitEqual();

            // Spans are sent a while later, and what is left when a service ends: before that, silence says nothing.
            TRACED.forEach(suite::stop);
            assertThat(receiver.requests()).isZero();
            for (var trace : traces) {
                assertThat(databases.number(RunningSuite.INVENTORY,
                        "SELECT count(*) FROM outbox_event WHERE traceparent LIKE ?", "00-" + trace + "-%-00")).isOne();
                assertThat(logged(RunningSuite.INVENTORY, trace)).isTrue();
            }
        }
    }

    private void start(SpanReceiver receiver, Map<String, String> more) throws SQLException {
        databases.awaitEqual();
        var variables = new HashMap<>(receiver.variables());
        variables.putAll(more);
        TRACED.forEach(service -> suite.restart(service, variables));
    }

    /** Registers a device within a trace of the caller's own; returns the id of that trace. */
    private String write(String flags) {
        var trace = HexFormat.of().toHexDigits(random.nextLong() | 1) + HexFormat.of().toHexDigits(random.nextLong());
        people.as(People.CLERK).with("traceparent", "00-" + trace + "-b7ad6b7169203331-" + flags)
                .with("tracestate", "x=" + STATE)
                .post(DEVICES, JourneyIT.device("O02-" + trace.substring(0, 12), People.school().schulnummer())).require();
        return trace;
    }

    /** Gateway, its call of the service, the service, and below the service the read model of reports. */
    private static boolean joined(List<SpanReceiver.Received> trace) {
        var gateway = trace.stream().filter(span -> span.isServer(RunningSuite.GATEWAY)).toList();
        var call = trace.stream().filter(span -> span.isClient(RunningSuite.GATEWAY)
                && gateway.stream().anyMatch(above -> above.id().equals(span.parent()))).toList();
        var service = trace.stream().filter(span -> span.isServer(RunningSuite.INVENTORY)
                && call.stream().anyMatch(above -> above.id().equals(span.parent()))).toList();
        var applied = trace.stream().filter(span -> span.isConsumer(RunningSuite.REPORTS)
                && span.name().equals("apply report-device")
                && service.stream().anyMatch(above -> above.id().equals(span.parent()))).toList();
        return gateway.size() == 1 && call.size() == 1 && service.size() == 1 && applied.size() == 1;
    }

    private boolean logged(Service service, String trace) {
        try (var files = Files.list(suite.logs())) {
            for (var file : files.filter(path -> path.getFileName().toString().startsWith(service.name())).toList()) {
                if (Files.readString(file).contains(trace)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
