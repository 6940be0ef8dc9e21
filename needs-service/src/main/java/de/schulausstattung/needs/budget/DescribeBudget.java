package de.schulausstattung.needs.budget;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/** What of a budget can be changed: category, year and Schulform stay. */
public record DescribeBudget(@NotNull @Min(0) @Max(1_000_000_000_000L) Long limitCents,
        @Nullable @Size(max = 100) String budgetLine) {
}
