package de.schulausstattung.report.loop;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.projection.PositionService;

/** What every call for figures of the loop understands. */
public class LoopFilter {

    @RestQuery
    @Min(2000)
    @Max(2100)
    @Parameter(description = "The year of talks and deliveries and the Haushaltsjahr of needs; the present one where it is left out")
    public @Nullable Integer jahr;

    @RestQuery
    @Size(max = PositionService.LONGEST)
    @Parameter(description = PositionService.PARAMETER)
    public @Nullable String minPosition;
}
