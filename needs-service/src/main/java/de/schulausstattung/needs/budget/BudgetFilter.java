package de.schulausstattung.needs.budget;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What the list of budgets can be filtered by. */
public class BudgetFilter {

    @RestQuery
    @Min(2000)
    @Max(2100)
    public @Nullable Integer jahr;

    @RestQuery
    @Size(max = 40)
    public @Nullable String category;
}
