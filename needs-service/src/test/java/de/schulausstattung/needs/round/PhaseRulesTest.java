package de.schulausstattung.needs.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import de.schulausstattung.platform.problem.Violation;

class PhaseRulesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 9, 1);

    private static Phase phase(String code, int from, int until) {
        return new Phase(code, code, DAY.plusDays(from), DAY.plusDays(until), List.of(Writer.REQUESTER));
    }

    private static List<String> wrong(Phase... phases) {
        return PhaseRules.check(List.of(phases), (key, _) -> key).stream().map(Violation::pointer).toList();
    }

    @Test
    void acceptsPhasesThatOverlapAndAnyNumberOfThem() {
        assertThat(
                wrong(phase("COLLECT", 0, 30), phase("ADVISE", 15, 45), phase("HEAR_PARENTS", 15, 20), phase("ORDER", 46, 90)))
                .isEmpty();
    }

    @Test
    void acceptsAPhaseOfOneDay() {
        assertThat(wrong(phase("COLLECT", 0, 0))).isEmpty();
    }

    @Test
    void refusesAPhaseThatEndsBeforeItBegins() {
        assertThat(wrong(phase("COLLECT", 1, 0))).containsExactly("/phases/0/until");
    }

    @Test
    void refusesPhasesThatAreNotInTheOrderInWhichTheyBegin() {
        assertThat(wrong(phase("DECIDE", 10, 20), phase("COLLECT", 0, 5))).containsExactly("/phases/1/from");
    }

    @Test
    void refusesACodeThatIsThereTwice() {
        assertThat(wrong(phase("COLLECT", 0, 5), phase("COLLECT", 6, 9))).containsExactly("/phases/1/code");
    }
}
