package de.schulausstattung.needs.gap;

import java.time.LocalDate;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.projection.PositionService;

/** What every call for the gap understands. */
public class GapFilter {

    @RestQuery
    @Parameter(description = "The day that is spoken of, by valid time; today where it is left out")
    public @Nullable LocalDate asOf;

    @RestQuery
    @Size(max = PositionService.LONGEST)
    @Parameter(description = PositionService.PARAMETER)
    public @Nullable String minPosition;
}
