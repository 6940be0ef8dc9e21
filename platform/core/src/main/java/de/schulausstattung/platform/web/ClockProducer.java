package de.schulausstattung.platform.web;

import java.time.Clock;
import java.time.ZoneId;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import io.quarkus.arc.DefaultBean;

/** The clock of all business dates: Europe/Berlin. Nothing else asks for the time. */
class ClockProducer {

    @Produces
    @ApplicationScoped
    @DefaultBean
    Clock clock() {
        return Clock.system(ZoneId.of("Europe/Berlin"));
    }
}
