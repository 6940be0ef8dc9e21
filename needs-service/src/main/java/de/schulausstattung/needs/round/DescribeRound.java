package de.schulausstattung.needs.round;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What can be said of a round. */
public record DescribeRound(
        @NotNull @Min(2000) @Max(2100) @Schema(description = "The Haushaltsjahr that needs are wanted in", examples = "2027") Integer jahr,
        @NotBlank @Size(max = 100) @Schema(description = "Unique in the year", examples = "Bedarfsrunde 2027") String name,
        @NotNull @Size(min = 1, max = 20) @Schema(description = "In the order in which they begin; they may overlap") List<@Valid @NotNull Phase> phases) {

    /** Blanks around a name are nobody's intention. */
    public DescribeRound {
        name = name == null ? null : name.strip();
    }
}
