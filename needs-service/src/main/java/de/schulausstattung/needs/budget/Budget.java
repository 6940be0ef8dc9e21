package de.schulausstattung.needs.budget;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.needs.BudgetState;
import de.schulausstattung.platform.persistence.Aggregate;
import de.schulausstattung.platform.persistence.Ids;
import de.schulausstattung.platform.problem.Conflict;

/**
 * What a Träger may spend for a category of devices in a Haushaltsjahr. What is committed the database adds up itself, row by
 * row of {@code budget_commitment}, and never above the limit, whoever writes.
 */
@Entity
@Table(name = "budget")
class Budget extends Aggregate {

    /** Stands for every Schulform that has no budget of its own. */
    static final String EVERY_OTHER = "*";

    @Id
    private UUID id = Ids.next();
    private int jahr;
    private String category = "";
    private String schulform = EVERY_OTHER;
    private long limitCents;
    private @Nullable String budgetLine;
    @Column(insertable = false, updatable = false)
    private long committedCents;

    protected Budget() {
    }

    Budget(SetBudget command) {
        jahr = command.jahr();
        category = command.category();
        schulform = command.schulform() == null ? EVERY_OTHER : command.schulform();
        describe(command.description());
    }

    /**
     * Changes limit and line.
     *
     * @throws Conflict {@code budget-committed} where more is committed than the new limit
     */
    void describe(DescribeBudget command) {
        if (command.limitCents() < committedCents) {
            throw new Conflict("budget-committed", Money.euros(committedCents));
        }
        limitCents = command.limitCents();
        budgetLine = command.budgetLine();
    }

    UUID id() {
        return id;
    }

    String jahrKey() {
        return String.valueOf(jahr);
    }

    private @Nullable String ownSchulform() {
        return schulform.equals(EVERY_OTHER) ? null : schulform;
    }

    BudgetView view() {
        return new BudgetView(id, jahr, category, ownSchulform(), limitCents, committedCents, limitCents - committedCents,
                budgetLine, epoch(), version());
    }

    @Override
    public BudgetState state() {
        return new BudgetState(id, jahr, category, ownSchulform(), limitCents, budgetLine);
    }
}
