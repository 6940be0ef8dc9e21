package de.schulausstattung.needs.need;

import static de.schulausstattung.needs.need.NeedStatus.APPROVED;
import static de.schulausstattung.needs.need.NeedStatus.CARRIED_OVER;
import static de.schulausstattung.needs.need.NeedStatus.DRAFT;
import static de.schulausstattung.needs.need.NeedStatus.REJECTED;
import static de.schulausstattung.needs.need.NeedStatus.SUBMITTED;
import static de.schulausstattung.needs.need.NeedStatus.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import de.schulausstattung.events.needs.NeedState.NeedFact;
import de.schulausstattung.needs.round.OpenRound;
import de.schulausstattung.needs.round.Phase;
import de.schulausstattung.needs.round.Writer;
import de.schulausstattung.platform.problem.Conflict;
import de.schulausstattung.platform.problem.DomainException;
import de.schulausstattung.platform.problem.Rejected;

class NeedTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 10, 1);
    private static final OpenRound ROUND = round(2027, Writer.values());
    private static final OpenRound NEXT = round(2028, Writer.values());

    /** What is possible in which status: the whole table, so that a new act or status must be decided here. */
    private static final Map<NeedStatus, Set<NeedAct>> POSSIBLE = Map.of(
            DRAFT, EnumSet.of(NeedAct.CHANGE, NeedAct.SUBMIT, NeedAct.WITHDRAW),
            SUBMITTED, EnumSet.of(NeedAct.CHANGE, NeedAct.WITHDRAW, NeedAct.ADVISE, NeedAct.RANK, NeedAct.APPROVE,
                    NeedAct.REJECT, NeedAct.CARRY_OVER),
            APPROVED, EnumSet.of(NeedAct.REJECT),
            REJECTED, EnumSet.of(NeedAct.CARRY_OVER),
            CARRIED_OVER, EnumSet.noneOf(NeedAct.class),
            WITHDRAWN, EnumSet.noneOf(NeedAct.class));

    private static OpenRound round(int jahr, Writer... writers) {
        return new OpenRound(UUID.randomUUID(), jahr, "Runde " + jahr,
                List.of(new Phase("P", "P", TODAY, TODAY, List.of(writers))));
    }

    private static DescribeNeed tablets(int requested, @Nullable Long price) {
        return new DescribeNeed(NeedKind.NEW, "TABLET", null, requested, "Unterricht", List.of("1.2"), null, null, List.of(),
                null, List.of(), 1, null, price);
    }

    private static DescribeNeed training() {
        return new DescribeNeed(NeedKind.TRAINING, null, "Tablets im Unterricht", 12, "Kollegium", List.of("1.2"), null, null,
                List.of(), null, List.of(), null, null, null);
    }

    private static Need draft() {
        return new Need("165384", ROUND, tablets(24, 40_000L));
    }

    private static Need submitted() {
        var need = draft();
        need.submit(ROUND, TODAY);
        return need;
    }

    private static Need in(NeedStatus status) {
        return switch (status) {
            case DRAFT -> draft();
            case SUBMITTED -> submitted();
            case APPROVED -> after(NeedAct.APPROVE);
            case REJECTED -> after(NeedAct.REJECT);
            case CARRIED_OVER -> after(NeedAct.CARRY_OVER);
            case WITHDRAWN -> after(NeedAct.WITHDRAW);
        };
    }

    private static Need after(NeedAct act) {
        var need = submitted();
        take(need, act, ROUND, NEXT);
        return need;
    }

    private static void take(Need need, NeedAct act, OpenRound round, OpenRound next) {
        switch (act) {
            case CHANGE -> need.change(tablets(20, null), round);
            case SUBMIT -> need.submit(round, TODAY);
            case WITHDRAW -> need.withdraw(round, "nicht mehr nötig");
            case ADVISE -> need.advise(new AdviseNeed(Advice.SUPPORTED, "passt"), round);
            case RANK -> need.rank(new RankNeed(2), round);
            case APPROVE -> need.approve(approve(null, null, null), round);
            case REJECT -> need.reject(round, "kein Geld");
            case CARRY_OVER -> need.carryOver(next);
        }
    }

    private static DecideNeed approve(@Nullable Integer quantity, @Nullable Long price, @Nullable String reason) {
        return new DecideNeed(DecideNeed.Transition.APPROVE, quantity, price, reason);
    }

    private static void assertRefused(Class<? extends DomainException> type, String problem,
            org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(type, e -> assertThat(e.problem()).isEqualTo(problem));
    }

    static Stream<Arguments> everyActInEveryStatus() {
        return Arrays.stream(NeedStatus.values())
                .flatMap(status -> Arrays.stream(NeedAct.values()).map(act -> Arguments.of(status, act)));
    }

    @ParameterizedTest
    @MethodSource("everyActInEveryStatus")
    void takesTheStepsOfItsStatusAndNoOther(NeedStatus status, NeedAct act) {
        var need = in(status);

        assertThat(need.allows(act, ROUND)).isEqualTo(POSSIBLE.get(status).contains(act));
        if (POSSIBLE.get(status).contains(act)) {
            assertThatCode(() -> take(need, act, ROUND, NEXT)).doesNotThrowAnyException();
            assertThat(need.status()).isEqualTo(act.to() == null ? status : act.to());
        } else {
            var before = need.state();
            assertRefused(Conflict.class, "transition-not-allowed", () -> take(need, act, ROUND, NEXT));
            assertThat(need.state()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource(NeedAct.class)
    void waitsForThePhaseOfWhoWrites(NeedAct act) {
        var others = EnumSet.complementOf(EnumSet.of(act.writer())).toArray(Writer[]::new);
        var need = act == NeedAct.SUBMIT ? draft() : submitted();
        var before = need.state();

        assertRefused(Conflict.class, "phase-closed", () -> take(need, act, round(2027, others), round(2028, others)));
        assertThat(need.state()).isEqualTo(before);
        assertThatCode(() -> take(need, act, round(2027, act.writer()), round(2028, act.writer()))).doesNotThrowAnyException();
    }

    @Test
    void arisesInAPhaseThatCollectsOnly() {
        assertRefused(Conflict.class, "phase-closed",
                () -> new Need("165384", round(2027, Writer.DECIDER), tablets(24, null)));
    }

    @Test
    void keepsRequestedAndApprovedApart() {
        var need = submitted();

        assertThat(need.approve(approve(18, null, "18 genügen"), ROUND)).isEqualTo(NeedFact.APPROVED);

        assertThat(need.state().requested()).isEqualTo(24);
        assertThat(need.state().approved()).isEqualTo(18);
        assertThat(need.costCents()).isEqualTo(18 * 40_000L);
    }

    @Test
    void approvesAllThatIsAskedForWhereNothingIsSaid() {
        var need = submitted();
        need.approve(approve(null, 50_000L, null), ROUND);

        assertThat(need.state().approved()).isEqualTo(24);
        assertThat(need.costCents()).isEqualTo(24 * 50_000L);
    }

    @Test
    void grantsNeverMoreThanIsAskedForAndLessWithAReasonOnly() {
        assertRefused(Rejected.class, "quantity-too-large", () -> submitted().approve(approve(25, null, "mehr"), ROUND));
        assertRefused(Rejected.class, "reason-required", () -> submitted().approve(approve(23, null, " "), ROUND));
    }

    @Test
    void grantsNoDevicesWithoutAPriceAndTrainingsWithout() {
        var unpriced = new Need("165384", ROUND, tablets(24, null));
        unpriced.submit(ROUND, TODAY);
        assertRefused(Rejected.class, "price-required", () -> unpriced.approve(approve(null, null, null), ROUND));

        var training = new Need("165384", ROUND, training());
        training.submit(ROUND, TODAY);
        training.approve(approve(null, null, null), ROUND);
        assertThat(training.costCents()).isZero();
    }

    @Test
    void refusesAndWithdrawsWithAReasonOnly() {
        assertRefused(Rejected.class, "reason-required", () -> submitted().reject(ROUND, null));
        assertRefused(Rejected.class, "reason-required", () -> submitted().withdraw(ROUND, ""));
    }

    @Test
    void takesBackWhatWasGranted() {
        var need = in(APPROVED);
        need.reject(ROUND, "Haushaltssperre");

        assertThat(need.state().approved()).isNull();
        assertThat(need.state().decisionReason()).isEqualTo("Haushaltssperre");
        assertThat(need.costCents()).isZero();
    }

    @Test
    void ranksForTheTraegerBesideTheSchool() {
        var need = submitted();
        need.rank(new RankNeed(7), ROUND);

        assertThat(need.state().schoolPriority()).isEqualTo(1);
        assertThat(need.state().traegerPriority()).isEqualTo(7);
    }

    /** 1B-19: what is carried over keeps its lineage and grows older. */
    @Test
    void goesOnInALaterRoundWithItsAge() {
        var first = submitted();
        var second = first.carryOver(NEXT);
        second.submit(NEXT, TODAY.plusYears(1));
        var third = second.carryOver(round(2030, Writer.values()));

        assertThat(first.status()).isEqualTo(CARRIED_OVER);
        assertThat(second.state().predecessorId()).isEqualTo(first.id());
        assertThat(second.ageYears()).isEqualTo(1);
        assertThat(third.ageYears()).isEqualTo(3);
        assertThat(third.status()).isEqualTo(DRAFT);
        assertThat(third.state().jahr()).isEqualTo(2030);
        assertThat(third.state().submittedOn()).as("since when the wish is known").isEqualTo(TODAY);
        assertThat(third.description()).isEqualTo(first.description());
    }

    @Test
    void goesOnInALaterYearOnly() {
        assertRefused(Rejected.class, "round-not-later", () -> submitted().carryOver(round(2027, Writer.values())));
    }
}
