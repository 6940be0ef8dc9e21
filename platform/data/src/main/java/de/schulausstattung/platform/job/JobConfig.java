package de.schulausstattung.platform.job;

import java.time.Duration;
import java.util.List;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How jobs are worked on. */
@ConfigMapping(prefix = "schulausstattung.job")
public interface JobConfig {

    /** How long a worker that is not heard of keeps its job; it is heard of four times as often. */
    @WithDefault("PT60S")
    Duration lease();

    /** The permissions of the service that let a caller see and cancel jobs: those that let them ask for one. */
    List<String> permissions();
}
