package de.schulausstattung.gateway.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits per replica: with three replicas behind a balancer a caller has up to three times as much. */
@ConfigMapping(prefix = "gateway.limits")
interface RateLimitConfig {

    /** Requests per minute of one subject (person or machine client). */
    @WithDefault("1200")
    int subjectPerMinute();

    /** How many of them at once. */
    @WithDefault("120")
    int subjectBurst();

    /** Requests per minute of one address; generous, since a whole town hall may stand behind it. */
    @WithDefault("6000")
    int addressPerMinute();

    /** How many of them at once. */
    @WithDefault("600")
    int addressBurst();
}
