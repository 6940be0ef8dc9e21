package de.schulausstattung.events.needs;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.AggregateState;
import de.schulausstattung.events.Fact;
import de.schulausstattung.events.Topic;

/**
 * What a Träger may spend for a category of devices in a Haushaltsjahr; what of it is taken, the needs tell.
 *
 * @param category a group of device classes, or {@code FORTBILDUNG}
 * @param schulform whose schools it is for; empty for all that have no budget of their own
 * @param limitCents gross, EUR
 * @param budgetLine Haushaltsstelle or Produkt
 */
public record BudgetState(UUID id, int jahr, String category, @Nullable String schulform, long limitCents,
        @Nullable String budgetLine) implements AggregateState {

    /** What happens to a budget. */
    public enum BudgetFact implements Fact {
        SET,
        CHANGED,
        REPUBLISHED
    }

    @Override
    public String aggregateId() {
        return id.toString();
    }

    /** The Träger's money is nothing for schools. */
    @Override
    public @Nullable String visibleAt() {
        return null;
    }

    @Override
    public Topic topic() {
        return Topic.NEEDS_BUDGET;
    }
}
