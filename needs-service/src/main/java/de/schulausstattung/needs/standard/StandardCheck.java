package de.schulausstattung.needs.standard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import de.schulausstattung.events.needs.EquipmentRule;
import de.schulausstattung.platform.problem.Problems;
import de.schulausstattung.platform.problem.Violation;

/** What a command that sets a standard must be beside its shape. */
final class StandardCheck {

    private final Problems problems;

    StandardCheck(Problems problems) {
        this.problems = problems;
    }

    List<Violation> violations(SetStandard command) {
        var found = new ArrayList<Violation>();
        if (command.adopts() == null && command.counts() == null) {
            found.add(required("/counts"));
        }
        if (command.adopts() == null && command.rules().isEmpty()) {
            found.add(required("/rules"));
        }
        var subjects = new HashSet<StandardRule.Subject>();
        for (int i = 0; i < command.rules().size(); i++) {
            var at = "/rules/" + i;
            var rule = command.rules().get(i);
            if (!subjects.add(rule.rule().subject())) {
                found.add(Violation.at(at, "duplicate", problems.text("violation.duplicate", at)));
            }
            if (command.adopts() != null && (rule.reason() == null || rule.reason().isBlank())) {
                found.add(required(at + "/reason"));
            }
            var foreign = rule.kind() == RuleKind.DEVICES_PER_PUPIL ? rule.roomKind() : rule.jahrgang();
            if (foreign != null && !foreign.equals(EquipmentRule.EVERY_OTHER)) {
                found.add(Violation.at(at + (rule.kind() == RuleKind.DEVICES_PER_PUPIL ? "/roomKind" : "/jahrgang"),
                        "not-applicable", problems.text("violation.not-applicable")));
            }
        }
        return found;
    }

    private Violation required(String pointer) {
        return Violation.at(pointer, "required", problems.text("violation.required"));
    }
}
