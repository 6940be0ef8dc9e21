package de.schulausstattung.needs.round;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What the list of rounds can be filtered by. */
public class RoundFilter {

    @RestQuery
    @Min(2000)
    @Max(2100)
    public @Nullable Integer jahr;
}
