package de.schulausstattung.needs.procurement;

import static de.schulausstattung.needs.Kommune.agreement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

import de.schulausstattung.events.EventEnvelope;
import de.schulausstattung.events.meetings.AgreementState;
import de.schulausstattung.needs.Kommune;
import de.schulausstattung.needs.NeedsServiceTest;
import de.schulausstattung.platform.tenancy.Scope;
import de.schulausstattung.platform.tenancy.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** An agreement that comes more than once, or whose work broke off, has one procurement item. */
@QuarkusTest
class AgreementRepeatTest extends NeedsServiceTest {

    private static final int MORE_THAN_A_CHUNK = 1_001;

    @Inject
    AgreementProjection agreements;

    @Inject
    TenantScope tenants;

    @Inject
    ObjectMapper json;

    @Inject
    EntityManager entities;

    private Kommune kommune;
    private final UUID id = UUID.randomUUID();

    @BeforeEach
    void begin() {
        kommune = Kommune.fresh();
    }

    private void requireOneItem(int quantity) {
        assertThat(kommune.itemsOf(id)).hasSize(1);
        assertThat(query(Long.class, "SELECT count(*) FROM change_history WHERE tenant_id = ? AND fact LIKE ?",
                kommune.tenant(), "%procurement-item-proposed%")).isEqualTo(1);
        get(kommune.it(), "/procurement-items/" + kommune.itemsOf(id).getFirst()).body("quantity", equalTo(quantity));
    }

    private List<EventEnvelope<AgreementProjection.AgreementRow>> event(AgreementState state, long version) {
        try {
            EventEnvelope<AgreementProjection.AgreementRow> event = json
                    .readerFor(new TypeReference<EventEnvelope<AgreementProjection.AgreementRow>>() {
                    }).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(kommune.events().envelope(state, 0, version));
            return List.of(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void apply(List<EventEnvelope<AgreementProjection.AgreementRow>> events) {
        tenants.run(new Scope.WholeTenant(kommune.tenant()), "system:events",
                () -> QuarkusTransaction.requiringNew().run(() -> agreements.apply(events)));
    }

    @Test
    void comesTwiceOverTheBroker() {
        for (int i = 0; i < 3; i++) {
            kommune.events().send(agreement(id, null, 24, "ACCEPTED", true, "OPEN"), 0, 2);
        }
        kommune.events().send(agreement(id, null, 24, "ACCEPTED", true, "ORDERED"), 0, 3);
        kommune.events().awaitApplied();

        requireOneItem(24);
    }

    /** After a republish all versions have a higher epoch; what is told so is no news, ordered or not. */
    @Test
    void isPublishedAnew() {
        kommune.events().send(agreement(id, null, 24, "ACCEPTED", true, "OPEN"), 0, 2);
        kommune.events().send(agreement(id, null, 24, "ACCEPTED", true, "OPEN"), 1, 3);
        kommune.events().awaitApplied();
        requireOneItem(24);
        var item = kommune.itemsOf(id).getFirst();
        kommune.move(item, Map.of("transition", "ORDER", "orderNumber", "B-1")).statusCode(200);
        kommune.events().send(agreement(id, null, 24, "ACCEPTED", true, "OPEN"), 2, 4);
        kommune.events().send(agreement(id, null, 24, "ACCEPTED", true, "OPEN"), 2, 4);
        kommune.events().awaitApplied();

        requireOneItem(24);
        get(kommune.it(), "/procurement-items/" + item).body("status", equalTo("ORDERED"));
    }

    /** What broke off before its commit left nothing, and is done whole when the event comes again. */
    @Test
    void breaksOffAndIsDoneAgain() {
        var event = event(agreement(id, null, 24, "ACCEPTED", true, "OPEN"), 0);
        assertThatThrownBy(() -> tenants.run(new Scope.WholeTenant(kommune.tenant()), "system:events",
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    agreements.apply(event);
                    throw new IllegalStateException("killed");
                }))).hasMessageContaining("killed");
        assertThat(kommune.itemsOf(id)).isEmpty();
        assertThat(query(Long.class, "SELECT count(*) FROM outbox_event WHERE tenant_id = ?", kommune.tenant())).isZero();

        apply(event);
        apply(event);

        requireOneItem(24);
    }

    /** After a rebuild that brought what was missed, while every channel waits. Seen red with a statement for each of them. */
    @Test
    void isFollowedWithAllOthersAtOnce() {
        var many = Stream.generate(() -> agreement(UUID.randomUUID(), null, 24, "ACCEPTED", true, "OPEN"))
                .limit(MORE_THAN_A_CHUNK).toList();
        apply(many.stream().flatMap(one -> event(one, 0).stream()).toList());
        query(Long.class, """
                WITH missed AS (UPDATE agreement SET quantity = 20 WHERE tenant_id = ? AND id IN (
                  (SELECT id FROM agreement WHERE tenant_id = ? ORDER BY id LIMIT 1),
                  (SELECT id FROM agreement WHERE tenant_id = ? ORDER BY id DESC LIMIT 1)) RETURNING 1)
                SELECT count(*) FROM missed""", kommune.tenant(), kommune.tenant(), kommune.tenant());
        var statistics = entities.getEntityManagerFactory().unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();
        try {
            tenants.run(new Scope.WholeTenant(kommune.tenant()), "system:rebuild",
                    () -> QuarkusTransaction.requiringNew().run(agreements::rebuilt));

            assertThat(statistics.getPrepareStatementCount()).as("those of jobs among them").isLessThan(50);
        } finally {
            statistics.setStatisticsEnabled(false);
        }
        assertThat(query(Long.class, "SELECT count(*) FROM procurement_item WHERE tenant_id = ? AND quantity = 24",
                kommune.tenant())).isEqualTo(MORE_THAN_A_CHUNK - 2);
        assertThat(query(Long.class, "SELECT count(*) FROM procurement_item WHERE tenant_id = ? AND quantity = 20",
                kommune.tenant())).isEqualTo(2);
    }

    @Test
    void isAppliedByManyAtOnce() throws Exception {
        var event = event(agreement(id, null, 24, "ACCEPTED", true, "OPEN"), 0);
        try (var workers = Executors.newFixedThreadPool(8)) {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < 32; i++) {
                running.add(workers.submit(() -> apply(event)));
            }
            for (var one : running) {
                one.get();
            }
        }

        requireOneItem(24);
    }

    @Test
    void comesOutOfOrder() {
        apply(event(agreement(id, null, 20, "ACCEPTED", true, "OPEN"), 5));
        apply(event(agreement(id, null, 24, "ACCEPTED", true, "OPEN"), 4));
        apply(event(agreement(id, null, 24, "ACCEPTED", false, "OPEN"), 3));

        requireOneItem(20);
    }

    /** A Nachtrag changes what is not ordered yet; what was dropped before is not bought. */
    @Test
    void isFollowedUntilItIsOrdered() {
        apply(event(agreement(id, null, 24, "ACCEPTED", true, "OPEN"), 0));
        apply(event(agreement(id, null, 20, "ACCEPTED", true, "OPEN"), 1));
        requireOneItem(20);
        var item = kommune.itemsOf(id).getFirst();
        kommune.move(item, Map.of("transition", "ORDER", "orderNumber", "B-1")).statusCode(200);
        apply(event(agreement(id, null, 30, "ACCEPTED", true, "DROPPED"), 2));

        get(kommune.it(), "/procurement-items/" + item).body("status", equalTo("ORDERED")).body("quantity", equalTo(20));
    }

    /** What was ordered goes on under the line that carries it on: one wish, one order. */
    @Test
    void whatWasOrderedIsNotBoughtAgainForTheLineThatCarriesItOn() {
        apply(event(agreement(id, null, 24, "ACCEPTED", true, "OPEN"), 0));
        var item = kommune.itemsOf(id).getFirst();
        kommune.move(item, Map.of("transition", "ORDER", "orderNumber", "B-1")).statusCode(200);
        var next = UUID.randomUUID();
        apply(event(agreement(id, null, 24, "ACCEPTED", true, "CARRIED_OVER"), 1));
        apply(event(carrying(next, id), 0));
        apply(event(carrying(next, id), 0));

        assertThat(kommune.itemsOf(next)).containsExactly(item);
        assertThat(kommune.itemsOf(id)).isEmpty();
        get(kommune.it(), "/procurement-items/" + item).body("status", equalTo("ORDERED"))
                .body("agreementId", equalTo(next.toString())).body("jahr", equalTo(2027)).body("zieljahr", equalTo(2028));
        get(kommune.it(), "/procurement-items").body("items", hasSize(1));
    }

    /** Whichever of the two lines is heard of first: one item is to be ordered. */
    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void whatWasNotOrderedIsProposedOnce(boolean newLineFirst) {
        apply(event(agreement(id, null, 24, "ACCEPTED", true, "OPEN"), 0));
        var next = UUID.randomUUID();
        var events = List.of(event(carrying(next, id), 0), event(agreement(id, null, 24, "ACCEPTED", true, "CARRIED_OVER"), 1));
        (newLineFirst ? events : events.reversed()).forEach(this::apply);

        assertThat(kommune.itemsOf(next)).hasSize(1);
        get(kommune.it(), "/procurement-items?status=PROPOSED").body("items.agreementId", contains(next.toString()))
                .body("items.jahr", contains(2027));
    }

    /** Both lines come at once, and are followed in the order of their ids. Seen red where the old line took the item along. */
    @ParameterizedTest
    @ValueSource(longs = { 0, -1 })
    void whatWasNotOrderedIsProposedOnceWhenBothLinesComeTogether(long first) {
        apply(event(agreement(id, null, 24, "ACCEPTED", true, "OPEN"), 0));
        var next = new UUID(first, id.getLeastSignificantBits());

        apply(Stream.concat(event(carrying(next, id), 0).stream(),
                event(agreement(id, null, 24, "ACCEPTED", true, "CARRIED_OVER"), 1).stream()).toList());

        get(kommune.it(), "/procurement-items").body("items.agreementId", contains(next.toString()))
                .body("items.status", contains("PROPOSED"));
    }

    /** A restore took the agreement back, and it is agreed on again: one item all the same, and none in between. */
    @Test
    void isLostAndAgreedOnAgain() {
        apply(event(agreement(id, null, 24, "ACCEPTED", true, "OPEN"), 0));
        var item = kommune.itemsOf(id).getFirst();

        forget();
        get(kommune.it(), "/procurement-items/" + item).body("status", equalTo("CANCELLED"));
        apply(event(agreement(id, null, 20, "ACCEPTED", true, "OPEN"), 0));

        requireOneItem(20);
        get(kommune.it(), "/procurement-items/" + item).body("status", equalTo("PROPOSED"));
    }

    /** Goods are on their way: that nobody agreed on them any more is for people to settle. */
    @Test
    void isLostAfterItWasOrdered() {
        apply(event(agreement(id, null, 24, "ACCEPTED", true, "OPEN"), 0));
        var item = kommune.itemsOf(id).getFirst();
        kommune.move(item, Map.of("transition", "ORDER", "orderNumber", "B-1")).statusCode(200);

        forget();

        get(kommune.it(), "/procurement-items/" + item).body("status", equalTo("ORDERED"));
    }

    /** A restore of meetings took back the line that carried this one on, too: the item comes back to where it was. */
    @Test
    void comesBackFromALineThatWasLost() {
        apply(event(agreement(id, null, 24, "ACCEPTED", true, "OPEN"), 0));
        var item = kommune.itemsOf(id).getFirst();
        kommune.move(item, Map.of("transition", "ORDER", "orderNumber", "B-1")).statusCode(200);
        var next = UUID.randomUUID();
        apply(event(agreement(id, null, 24, "ACCEPTED", true, "CARRIED_OVER"), 1));
        apply(event(carrying(next, id), 0));

        apply(event(agreement(id, null, 24, "ACCEPTED", true, "OPEN"), 2));
        forget(next);

        assertThat(kommune.itemsOf(id)).containsExactly(item);
        get(kommune.it(), "/procurement-items/" + item).body("status", equalTo("ORDERED"));
        get(kommune.it(), "/procurement-items").body("items", hasSize(1));
    }

    /** A state that is told again is no news: it takes nothing back from the line that goes on with it. */
    @Test
    void isToldAgainBesideTheLineThatCarriesItOn() {
        var next = UUID.randomUUID();
        apply(event(agreement(id, null, 24, "ACCEPTED", true, "OPEN"), 0));
        var item = kommune.itemsOf(id).getFirst();
        apply(event(carrying(next, id), 0));
        apply(event(agreement(id, null, 24, "ACCEPTED", true, "OPEN"), 0));
        assertThat(kommune.itemsOf(next)).containsExactly(item);
        apply(event(agreement(id, null, 24, "ACCEPTED", true, "CARRIED_OVER"), 1));

        requireOne(next, item, "PROPOSED");
    }

    /** A year's lines come in any order, and any earlier one once more at any time: one item, and it is the last line's. */
    @Test
    void oneWishOfThreeYearsIsBoughtOnceInWhateverOrder() {
        var random = new Random(7);
        for (int round = 0; round < 40; round++) {
            var first = UUID.randomUUID();
            var second = UUID.randomUUID();
            var third = UUID.randomUUID();
            var years = List.of(List.of(event(agreement(first, null, 24, "ACCEPTED", true, "OPEN"), 0)),
                    List.of(event(agreement(first, null, 24, "ACCEPTED", true, "CARRIED_OVER"), 1),
                            event(carrying(second, first), 0)),
                    List.of(event(carrying(second, first, 2027, "CARRIED_OVER"), 1),
                            event(carrying(third, second, 2028, "OPEN"), 0)));
            var told = new ArrayList<List<EventEnvelope<AgreementProjection.AgreementRow>>>();
            for (var year : years) {
                var shuffled = new ArrayList<>(year);
                Collections.shuffle(shuffled, random);
                for (var event : shuffled) {
                    told.add(event);
                    told.add(told.get(random.nextInt(told.size())));
                }
            }
            var orderAfter = random.nextInt(told.size());
            var story = new StringBuilder();
            for (int i = 0; i < told.size(); i++) {
                apply(told.get(i));
                var row = told.get(i).getFirst().data();
                story.append(row.jahr()).append(' ').append(row.outcome()).append(i == orderAfter ? ", ordered, " : ", ");
                if (i == orderAfter) {
                    openItemsOf(first, second, third).forEach(
                            item -> kommune.move(item, Map.of("transition", "ORDER", "orderNumber", "B-1")).statusCode(200));
                }
            }

            assertThat(openItemsOf(first, second, third)).as(story.toString()).hasSize(1)
                    .isEqualTo(kommune.itemsOf(third));
        }
    }

    private List<String> openItemsOf(UUID... agreements) {
        return Arrays.stream(agreements).flatMap(agreement -> kommune.itemsOf(agreement).stream())
                .filter(item -> !get(kommune.it(), "/procurement-items/" + item).extract().path("status").equals("CANCELLED"))
                .toList();
    }

    /** As {@link #comesBackFromALineThatWasLost}, where it is heard first that the later line is no more. */
    @Test
    void comesBackAfterTheLineWasLost() {
        var next = UUID.randomUUID();
        apply(event(agreement(id, null, 24, "ACCEPTED", true, "CARRIED_OVER"), 1));
        apply(event(carrying(next, id), 0));
        var item = kommune.itemsOf(next).getFirst();

        forget(next);
        get(kommune.it(), "/procurement-items/" + item).body("status", equalTo("CANCELLED"));
        apply(event(agreement(id, null, 24, "ACCEPTED", true, "OPEN"), 2));

        get(kommune.it(), "/procurement-items?status=PROPOSED").body("items.agreementId", contains(id.toString()));
    }

    /** Back by one line of three, not to the first. */
    @Test
    void comesBackToTheLineBeforeTheOneThatWasLost() {
        var second = UUID.randomUUID();
        var third = UUID.randomUUID();
        apply(event(agreement(id, null, 24, "ACCEPTED", true, "OPEN"), 0));
        var item = kommune.itemsOf(id).getFirst();
        kommune.move(item, Map.of("transition", "ORDER", "orderNumber", "B-1")).statusCode(200);
        apply(event(agreement(id, null, 24, "ACCEPTED", true, "CARRIED_OVER"), 1));
        apply(event(carrying(second, id), 0));
        apply(event(carrying(second, id, 2027, "CARRIED_OVER"), 1));
        apply(event(carrying(third, second, 2028, "OPEN"), 0));
        assertThat(kommune.itemsOf(third)).containsExactly(item);

        forget(third);
        apply(event(carrying(second, id, 2027, "OPEN"), 2));

        requireOne(second, item, "ORDERED");
    }

    /** What a person cancelled stays so, whatever becomes of its line; the line that carries it on is a new wish. */
    @Test
    void whatAPersonCancelledDoesNotComeBack() {
        apply(event(agreement(id, null, 24, "ACCEPTED", true, "OPEN"), 0));
        var item = kommune.itemsOf(id).getFirst();
        kommune.move(item, Map.of("transition", "CANCEL", "reason", "meetings.agreement LOST")).statusCode(200);
        apply(event(agreement(id, null, 24, "ACCEPTED", true, "OPEN"), 1));

        requireOne(id, item, "CANCELLED");
    }

    private void requireOne(UUID agreement, String item, String status) {
        assertThat(kommune.itemsOf(agreement)).containsExactly(item);
        get(kommune.it(), "/procurement-items/" + item).body("status", equalTo(status));
        get(kommune.it(), "/procurement-items").body("items", hasSize(1));
    }

    private void forget() {
        forget(id);
    }

    private void forget(UUID id) {
        tenants.run(new Scope.WholeTenant(kommune.tenant()), "system:events",
                () -> QuarkusTransaction.requiringNew().run(() -> agreements.forget(id.toString())));
    }

    private static AgreementState carrying(UUID id, UUID from) {
        return carrying(id, from, 2027, "OPEN");
    }

    private static AgreementState carrying(UUID id, UUID from, int jahr, String outcome) {
        var last = agreement(id, null, 24, "ACCEPTED", true, "OPEN");
        return new AgreementState(id, last.meetingId(), last.schulnummer(), jahr, jahr + 1, 1, last.kind(), last.deviceClass(),
                24, last.roomIds(), last.jahrgang(), null, last.budgetCents(), last.budgetLine(), null, last.owner(),
                last.decision(), null, true, from, 1, outcome, null);
    }
}
