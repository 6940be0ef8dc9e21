package de.schulausstattung.needs.budget;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.needs.BudgetState.BudgetFact;
import de.schulausstattung.needs.category.CategoryService;
import de.schulausstattung.platform.outbox.Outbox;
import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.problem.Conflict;
import de.schulausstattung.platform.problem.Problems;
import de.schulausstattung.platform.problem.Rejected;
import de.schulausstattung.platform.problem.Violation;

/** The budgets of the Träger at hand. */
@ApplicationScoped
@Transactional
public class BudgetService {

    private final BudgetRepository budgets;
    private final CategoryService categories;
    private final Outbox outbox;
    private final Problems problems;

    BudgetService(BudgetRepository budgets, CategoryService categories, Outbox outbox, Problems problems) {
        this.budgets = budgets;
        this.categories = categories;
        this.outbox = outbox;
        this.problems = problems;
    }

    Page<BudgetView> search(BudgetFilter filter, PageRequest page) {
        return budgets.search(filter, page);
    }

    BudgetView get(UUID id) {
        return budgets.require(id).view();
    }

    BudgetView set(SetBudget command) {
        if (!categories.codes().contains(command.category())) {
            throw new Rejected("budget-refused", List.of(Violation.at("/category", "unknown-value",
                    problems.text("violation.unknown-value", command.category()))));
        }
        var budget = new Budget(command);
        budgets.persist(budget);
        outbox.append(BudgetFact.SET, budget);
        return budget.view();
    }

    BudgetView change(UUID id, DescribeBudget command, @Nullable String ifMatch) {
        var budget = budgets.requireLocked(id);
        budget.requireVersion(ifMatch);
        var before = budget.state();
        budget.describe(command);
        if (!budget.state().equals(before)) {
            outbox.append(BudgetFact.CHANGED, budget);
        }
        return budget.view();
    }

    /**
     * Takes what an approved need costs out of the budget that pays for it. The budget's row stays locked until the transaction
     * ends, so approvals of the same budget come one after another.
     *
     * @throws Conflict {@code budget-missing} or {@code budget-exceeded}
     */
    public void commit(UUID need, int jahr, String category, String schulform, long cents) {
        var budget = budgets.lock(jahr, category, schulform)
                .orElseThrow(() -> new Conflict("budget-missing", category, jahr));
        if (budget.freeCents() < cents) {
            throw new Conflict("budget-exceeded", category + " " + jahr, Money.euros(budget.freeCents()), Money.euros(cents));
        }
        budgets.commit(budget.id(), need, cents);
    }

    /** Gives back what a need has taken, if it has. */
    public void release(UUID need) {
        budgets.release(need);
    }
}
