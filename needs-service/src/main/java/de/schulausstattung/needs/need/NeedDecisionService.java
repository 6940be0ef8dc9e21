package de.schulausstattung.needs.need;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import de.schulausstattung.events.needs.NeedState.NeedFact;
import de.schulausstattung.needs.budget.BudgetService;
import de.schulausstattung.needs.category.CategoryService;
import de.schulausstattung.needs.category.DeviceCategory;
import de.schulausstattung.needs.round.RoundService;
import de.schulausstattung.platform.outbox.Outbox;
import de.schulausstattung.platform.problem.Conflict;
import de.schulausstattung.platform.problem.Rejected;

/** Decides needs: what is granted takes its price out of a budget, in the same transaction. */
@ApplicationScoped
@Transactional
public class NeedDecisionService {

    private final NeedRepository needs;
    private final NeedCheckService checks;
    private final NeedViewService views;
    private final RoundService rounds;
    private final BudgetService budgets;
    private final CategoryService categories;
    private final Outbox outbox;

    NeedDecisionService(NeedRepository needs, NeedCheckService checks, NeedViewService views, RoundService rounds,
            BudgetService budgets, CategoryService categories, Outbox outbox) {
        this.needs = needs;
        this.checks = checks;
        this.views = views;
        this.rounds = rounds;
        this.budgets = budgets;
        this.categories = categories;
        this.outbox = outbox;
    }

    /** The need's row is locked first, its budget's then: of two approvals of one need the second finds it approved. */
    NeedView decide(UUID id, DecideNeed command) {
        var need = needs.requireLocked(id);
        outbox.append(switch (command.transition()) {
            case APPROVE -> approve(need, command);
            case REJECT -> reject(need, command);
        }, need, command.reason());
        return views.view(need);
    }

    private NeedFact approve(Need need, DecideNeed command) {
        var fact = need.approve(command, rounds.today(need.roundId()));
        if (need.costCents() > 0) {
            budgets.commit(need.id(), need.jahr(), category(need), checks.schulform(need.schulnummer()), need.costCents());
        }
        return fact;
    }

    private NeedFact reject(Need need, DecideNeed command) {
        var fact = need.reject(rounds.today(need.roundId()), command.reason());
        requireNotInProcurement(need);
        budgets.release(need.id());
        return fact;
    }

    /** What is carried over goes on as another need: the answer shows that one. */
    NeedView carryOver(UUID id, CarryOverNeed command) {
        var need = needs.requireLocked(id);
        var successor = need.carryOver(rounds.today(command.roundId()));
        requireNotInProcurement(need);
        outbox.append(NeedFact.CARRIED_OVER, need, command.reason());
        needs.persist(successor);
        outbox.append(NeedFact.DRAFTED, successor, command.reason());
        return views.view(successor);
    }

    private void requireNotInProcurement(Need need) {
        if (needs.progress(List.of(need.id())).containsKey(need.id())) {
            throw new Conflict("need-in-procurement");
        }
    }

    private String category(Need need) {
        var deviceClass = need.deviceClass();
        if (deviceClass == null) {
            return DeviceCategory.TRAINING;
        }
        var known = categories.byDeviceClass().get(deviceClass);
        if (known == null) {
            throw new Rejected("device-class-unknown", deviceClass);
        }
        return known.category();
    }
}
