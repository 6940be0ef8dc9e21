package de.schulausstattung.platform.metrics;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;

/** Buckets for the two times of which percentiles are asked for; others keep number, sum and maximum. */
@Singleton
class Buckets implements MeterFilter {

    private static final Map<String, double[]> BOUNDS = Map.of(
            // how long a request takes; some exports take minutes
            "http.server.requests", seconds(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),
            // how old an event is when it is applied
            "event.lag", seconds(0.25, 0.5, 1, 3, 10, 60, 900));

    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
        var bounds = BOUNDS.get(id.getName());
        return bounds == null ? config
                : DistributionStatisticConfig.builder().serviceLevelObjectives(bounds).build().merge(config);
    }

    private static double[] seconds(double... bounds) {
        return Arrays.stream(bounds).map(bound -> bound * TimeUnit.SECONDS.toNanos(1)).toArray();
    }
}
