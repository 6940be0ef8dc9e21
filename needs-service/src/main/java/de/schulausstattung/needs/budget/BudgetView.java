package de.schulausstattung.needs.budget;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnore;

import de.schulausstattung.platform.web.Identified;
import de.schulausstattung.platform.web.Versioned;

/**
 * A budget and what is left of it now.
 *
 * @param schulform absent where it is for all that have none of their own
 * @param committedCents what approved needs take
 * @param freeCents what is left
 */
public record BudgetView(UUID id, int jahr, String category, @Nullable String schulform, long limitCents, long committedCents,
        long freeCents, @Nullable String budgetLine, int epoch, long version) implements Identified, Versioned {

    static BudgetView of(Budget budget) {
        return budget.view();
    }

    @Override
    @JsonIgnore
    public String pathId() {
        return id.toString();
    }

    /** What is committed changes with every approval, and the version does not. */
    @Override
    public boolean versionTellsAll() {
        return false;
    }
}
