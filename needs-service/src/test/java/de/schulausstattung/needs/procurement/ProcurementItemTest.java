package de.schulausstattung.needs.procurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import de.schulausstattung.events.needs.ProcurementItemState.ProcurementItemFact;
import de.schulausstattung.platform.problem.Conflict;
import de.schulausstattung.platform.problem.DomainException;
import de.schulausstattung.platform.problem.Rejected;

class ProcurementItemTest {

    private static final LocalDate TODAY = LocalDate.of(2027, 1, 18);
    private static final UUID AGREEMENT = UUID.randomUUID();

    private final ProcurementItem item = new ProcurementItem(agreed("PURCHASE", "ACCEPTED", true, "OPEN", 24),
            TODAY.minusDays(90));

    private static Agreed agreed(String kind, String decision, boolean binding, String outcome, int quantity) {
        return new Agreed(AGREEMENT, "165384", 2026, 2027, kind, "TABLET", quantity, List.of(), "05", null, null, 960_000L,
                "21.03.01",
                null, decision, binding, outcome);
    }

    private static MoveItem order(@Nullable String number, @Nullable LocalDate day) {
        return new MoveItem(MoveItem.Transition.ORDER, number, day, null);
    }

    private static MoveItem cancel(@Nullable String reason) {
        return new MoveItem(MoveItem.Transition.CANCEL, null, null, reason);
    }

    private static void assertRefused(Class<? extends DomainException> type, String problem,
            org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(type, e -> assertThat(e.problem()).isEqualTo(problem));
    }

    @Test
    void arisesFromBindingAcceptedPurchasesOnly() {
        assertThat(agreed("PURCHASE", "ACCEPTED", true, "OPEN", 24).isToBeBought()).isTrue();
        assertThat(agreed("PURCHASE", "ACCEPTED", false, "OPEN", 24).isToBeBought()).isFalse();
        assertThat(agreed("PURCHASE", "REJECTED", true, "OPEN", 24).isToBeBought()).isFalse();
        assertThat(agreed("PURCHASE", "DEFERRED", true, "OPEN", 24).isToBeBought()).isFalse();
        assertThat(agreed("TRAINING", "ACCEPTED", true, "OPEN", 24).isToBeBought()).isFalse();
        assertThat(List.of("DROPPED", "CARRIED_OVER", "DONE"))
                .noneMatch(outcome -> agreed("PURCHASE", "ACCEPTED", true, outcome, 24).isToBeBought());
    }

    @Test
    void hasTheSameIdWheneverItArises() {
        assertThat(item.id()).isEqualTo(ProcurementItem.idOf(AGREEMENT)).isNotEqualTo(AGREEMENT);
        assertThat(ProcurementItem.idOf(UUID.randomUUID())).isNotEqualTo(item.id());
    }

    @Test
    void isOrderedOnceWithItsNumber() {
        assertRefused(Rejected.class, "order-number-required", () -> item.order(order(" ", null), TODAY));
        assertRefused(Rejected.class, "order-in-future", () -> item.order(order("B-1", TODAY.plusDays(1)), TODAY));

        assertThat(item.order(order("B-1", TODAY.minusDays(3)), TODAY)).isEqualTo(ProcurementItemFact.ORDERED);

        assertThat(item.view().orderedOn()).isEqualTo(TODAY.minusDays(3));
        assertRefused(Conflict.class, "transition-not-allowed", () -> item.order(order("B-2", null), TODAY));
    }

    @Test
    void mendsItsOrderOnceThereIsOne() {
        var mended = new CorrectOrder("B-2", TODAY.minusDays(1));
        assertRefused(Conflict.class, "not-ordered", () -> item.correct(mended, TODAY));
        item.order(order("B-1", null), TODAY);
        assertRefused(Rejected.class, "order-in-future",
                () -> item.correct(new CorrectOrder("B-2", TODAY.plusDays(1)), TODAY));

        item.correct(mended, TODAY);

        assertThat(item.view().orderNumber()).isEqualTo("B-2");
        assertThat(item.view().orderedOn()).isEqualTo(TODAY.minusDays(1));
    }

    /** 18 of 24, then 24 of 24. */
    @Test
    void isDeliveredWhenAllHaveArrived() {
        item.order(order("B-1", null), TODAY);

        assertThat(item.count(new Delivery(18, 0), TODAY.plusDays(30))).contains(ProcurementItemFact.RECEIVED);
        assertThat(item.view().status()).isEqualTo(ProcurementStatus.ORDERED);
        assertThat(item.view().delivered()).isEqualTo(18);
        assertThat(item.view().deliveredOn()).isNull();

        assertThat(item.count(new Delivery(24, 6), TODAY.plusDays(50))).contains(ProcurementItemFact.DELIVERED);
        assertThat(item.view().status()).isEqualTo(ProcurementStatus.DELIVERED);
        assertThat(item.view().deliveredOn()).isEqualTo(TODAY.plusDays(50));

        assertThat(item.count(new Delivery(24, 20), TODAY.plusDays(60))).contains(ProcurementItemFact.RECEIVED);
        assertThat(item.view().deliveredOn()).as("the day of the last delivery").isEqualTo(TODAY.plusDays(50));
    }

    @Test
    void saysNothingWhereTheCountIsTheSame() {
        item.count(new Delivery(3, 1), TODAY);

        assertThat(item.count(new Delivery(3, 1), TODAY.plusDays(1))).isEmpty();
    }

    @Test
    void isOpenAgainWhereADeviceWasBookedWrongly() {
        item.order(order("B-1", null), TODAY);
        item.count(new Delivery(24, 0), TODAY);

        assertThat(item.count(new Delivery(23, 0), TODAY.plusDays(1))).contains(ProcurementItemFact.RECEIVED);
        assertThat(item.view().status()).isEqualTo(ProcurementStatus.ORDERED);
        assertThat(item.view().deliveredOn()).isNull();
    }

    @Test
    void isCancelledWithAReasonUntilItIsDelivered() {
        assertRefused(Rejected.class, "reason-required", () -> item.cancel(cancel(null)));
        item.count(new Delivery(24, 0), TODAY);
        assertRefused(Conflict.class, "transition-not-allowed", () -> item.cancel(cancel("zu spät")));

        item.count(new Delivery(18, 0), TODAY);
        assertThat(item.cancel(cancel("Lieferant insolvent"))).isEqualTo(ProcurementItemFact.CANCELLED);
        assertThat(item.view().status()).isEqualTo(ProcurementStatus.CANCELLED);
        assertThat(item.view().delivered()).as("what has arrived stays visible").isEqualTo(18);
        item.count(new Delivery(24, 0), TODAY);
        assertThat(item.view().status()).isEqualTo(ProcurementStatus.CANCELLED);
    }

    @Test
    void followsItsAgreementUntilItIsOrdered() {
        assertThat(item.follow(agreed("PURCHASE", "ACCEPTED", true, "OPEN", 24))).isEmpty();
        assertThat(item.follow(agreed("PURCHASE", "ACCEPTED", true, "OPEN", 20))).contains(ProcurementItemFact.CHANGED);
        assertThat(item.view().quantity()).isEqualTo(20);

        item.order(order("B-1", null), TODAY);
        assertThat(item.follow(agreed("PURCHASE", "ACCEPTED", true, "OPEN", 18))).isEmpty();
        assertThat(item.view().quantity()).isEqualTo(20);
    }

    @Test
    void isNotBoughtWhereTheAgreementWasSettledOtherwise() {
        assertThat(item.follow(agreed("PURCHASE", "ACCEPTED", true, "DROPPED", 24))).contains(ProcurementItemFact.CANCELLED);
        assertThat(item.view().status()).isEqualTo(ProcurementStatus.CANCELLED);
        assertThat(item.canGoOn()).isTrue();
        assertThat(item.follow(agreed("PURCHASE", "ACCEPTED", true, "OPEN", 24))).contains(ProcurementItemFact.CHANGED);
        assertThat(item.view().status()).as("as a restore of meetings took back what settled it")
                .isEqualTo(ProcurementStatus.PROPOSED);
    }

    @Test
    void staysCancelledWhereAPersonDidIt() {
        item.cancel(cancel("meetings.agreement ACCEPTED DROPPED"));
        assertThat(item.canGoOn()).isFalse();
        assertThat(item.follow(agreed("PURCHASE", "ACCEPTED", true, "OPEN", 20))).isEmpty();
        assertThat(item.view().status()).isEqualTo(ProcurementStatus.CANCELLED);
    }
}
