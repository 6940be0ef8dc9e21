package de.schulausstattung.report.indicator;

import java.time.LocalDate;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.projection.PositionService;

/** What every call for figures understands. */
public class IndicatorFilter {

    @RestQuery
    @Parameter(description = "The day the figures speak of, by valid time; today where it is left out")
    public @Nullable LocalDate asOf;

    @RestQuery
    @Size(max = PositionService.LONGEST)
    @Parameter(description = PositionService.PARAMETER)
    public @Nullable String minPosition;
}
