package de.schulausstattung.needs.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import de.schulausstattung.platform.problem.Conflict;

class NeedRoundTest {

    private static final LocalDate DAY = LocalDate.of(2026, 9, 1);

    private final NeedRound round = new NeedRound(new DescribeRound(2027, "Bedarfsrunde 2027", List.of(
            new Phase("COLLECT", "Melden", DAY, DAY.plusDays(9), List.of(Writer.REQUESTER)),
            new Phase("ADVISE", "Beraten", DAY.plusDays(5), DAY.plusDays(14), List.of(Writer.ADVISER)),
            new Phase("ORDER", "Bestellen", DAY.plusDays(20), DAY.plusDays(29), List.of()))));

    @Test
    void letsEachWriteInItsPhaseFromTheFirstToTheLastDay() {
        assertThat(round.on(DAY.minusDays(1)).isOpenTo(Writer.REQUESTER)).isFalse();
        assertThat(round.on(DAY).isOpenTo(Writer.REQUESTER)).isTrue();
        assertThat(round.on(DAY).isOpenTo(Writer.ADVISER)).isFalse();
        assertThat(round.on(DAY.plusDays(9)).isOpenTo(Writer.REQUESTER)).isTrue();
        assertThat(round.on(DAY.plusDays(9)).isOpenTo(Writer.ADVISER)).isTrue();
        assertThat(round.on(DAY.plusDays(10)).isOpenTo(Writer.REQUESTER)).isFalse();
    }

    @Test
    void letsNobodyWriteInAPhaseWithoutWritersNorBetweenPhases() {
        for (var writer : Writer.values()) {
            assertThat(round.on(DAY.plusDays(17)).isOpenTo(writer)).isFalse();
            assertThat(round.on(DAY.plusDays(25)).isOpenTo(writer)).isFalse();
        }
        assertThat(round.view(DAY.plusDays(25)).openPhases()).containsExactly("ORDER");
    }

    @Test
    void tellsWhoIsRefusedWhichPhasesAreOpen() {
        assertThatCode(() -> round.on(DAY).requireOpenTo(Writer.REQUESTER)).doesNotThrowAnyException();
        assertThatThrownBy(() -> round.on(DAY.plusDays(12)).requireOpenTo(Writer.REQUESTER))
                .isInstanceOfSatisfying(Conflict.class, conflict -> {
                    assertThat(conflict.problem()).isEqualTo("phase-closed");
                    assertThat(conflict.arguments()).containsExactly("Bedarfsrunde 2027", Writer.REQUESTER, "ADVISE");
                });
    }

    /** One more stage is data (1B-12). */
    @Test
    void takesOneMorePhaseWithWritersOfItsOwn() {
        round.describe(new DescribeRound(2027, "Bedarfsrunde 2027",
                List.of(new Phase("SCHULAUSSICHT", "Schulaufsicht", DAY.plusDays(15), DAY.plusDays(18),
                        List.of(Writer.ADVISER)))));

        assertThat(round.on(DAY.plusDays(17)).isOpenTo(Writer.ADVISER)).isTrue();
        assertThat(round.on(DAY).open()).isEmpty();
    }
}
