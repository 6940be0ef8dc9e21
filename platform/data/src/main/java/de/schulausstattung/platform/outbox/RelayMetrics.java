package de.schulausstattung.platform.outbox;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;

/** How long publishing takes ({@code outbox_publish_seconds}) and what came of it ({@code outbox_attempts_total}). */
@Startup
@ApplicationScoped
class RelayMetrics {

    private final MeterRegistry metrics;

    RelayMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
        metrics.timer("outbox.publish");
        metrics.counter("outbox.attempts", "error", Relay.Look.NO_ERROR);
    }

    /** A look at an empty outbox is none that anybody would count. */
    void record(Relay.Look look, Duration took) {
        if (look.attempts().isEmpty()) {
            return;
        }
        metrics.timer("outbox.publish").record(took);
        look.attempts().forEach((error, times) -> metrics.counter("outbox.attempts", "error", error).increment(times));
    }
}
