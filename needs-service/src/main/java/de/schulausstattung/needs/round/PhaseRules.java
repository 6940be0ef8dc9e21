package de.schulausstattung.needs.round;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import de.schulausstattung.needs.Texts;
import de.schulausstattung.platform.problem.Violation;

/**
 * What the phases of a round must keep to: each ends after it began, begins not before the one before it, and has a code of its
 * own.
 */
final class PhaseRules {

    private PhaseRules() {
    }

    /** Every wrong field, by pointer; empty where all is in order. */
    static List<Violation> check(List<Phase> phases, Texts texts) {
        var found = new ArrayList<Violation>();
        var codes = new HashSet<String>();
        var last = LocalDate.MIN;
        for (int i = 0; i < phases.size(); i++) {
            var phase = phases.get(i);
            var at = "/phases/" + i;
            if (phase.until().isBefore(phase.from())) {
                found.add(tooEarly(at + "/until", phase.from(), texts));
            }
            if (phase.from().isBefore(last)) {
                found.add(tooEarly(at + "/from", last, texts));
            }
            if (!codes.add(phase.code())) {
                found.add(Violation.at(at + "/code", "duplicate", texts.text("violation.duplicate", phase.code())));
            }
            last = phase.from();
        }
        return found;
    }

    private static Violation tooEarly(String pointer, LocalDate bound, Texts texts) {
        return Violation.at(pointer, "too-early", texts.text("violation.too-early", bound));
    }
}
