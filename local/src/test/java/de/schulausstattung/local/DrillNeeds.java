package de.schulausstattung.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import de.schulausstattung.local.demo.Season;

/**
 * A school that asks for tablets and a Träger that grants them, again and again, out of a budget that is not enough for all: so
 * approvals meet at its end, and what is taken back makes room for others.
 */
final class DrillNeeds {

    private static final int TABLETS = 24;
    private static final long PRICE_CENTS = 40_000;
    private static final int GRANTED_AT_MOST = 120;
    /** Away from the years in which the demo plans, and from those of other drills of the same suite. */
    private static final AtomicInteger nextYearsAhead = new AtomicInteger(10);
    /** Every so many needs the school has a new Medienkonzept, and the Träger thinks again. */
    private static final int CONCEPT = 5;
    private static final int REJECTED = 3;
    private static final String CONCEPT_MARK = "-concept";
    private static final String EXCEEDED = "budget-exceeded";

    private final People people;
    private final Ledger ledger;
    private final String stamp;
    private final String round;
    private final String medienkonzept;
    private final Queue<String> ids = new ConcurrentLinkedQueue<>();

    /** Opens a round and sets the budget, while nothing is killed yet. */
    DrillNeeds(People people, Ledger ledger, String stamp) {
        this.people = people;
        this.ledger = ledger;
        this.stamp = stamp;
        var today = Season.now().today();
        var jahr = Season.now().jahr() + nextYearsAhead.getAndIncrement();
        round = once(People.CLERK).post(Api.NEEDS + "/rounds", Map.of("jahr", jahr, "name", stamp, "phases",
                List.of(Map.of("code", "ALL", "title", "Alles", "from", today.minusDays(1).toString(), "until",
                        today.plusDays(2).toString(), "writers", List.of("REQUESTER", "DECIDER")))))
                .require().json().path("id").asText();
        once(People.ADMINISTRATION).post(Api.NEEDS + "/budgets", Map.of("jahr", jahr, "category", "ENDGERAETE", "limitCents",
                GRANTED_AT_MOST * TABLETS * PRICE_CENTS)).require();
        medienkonzept = once(People.HEAD).post(Api.NEEDS + "/medienkonzepte", concept(stamp)).require().json().path("id")
                .asText();
    }

    /** Works until told to stop. */
    void work(String name, Pace pace, CompletableFuture<Void> stop) {
        for (var i = 0; !stop.isDone(); i++) {
            pace.next();
            var mark = stamp + "-" + name + "-" + i;
            if (i % CONCEPT == 0) {
                ledger.create(this::head, Api.NEEDS + "/medienkonzepte", concept(mark + CONCEPT_MARK), mark + CONCEPT_MARK);
            }
            var need = ledger.create(this::head, Api.NEEDS + "/needs", need(mark), mark);
            if (need != null) {
                decide(need.json().path("id").asText(), i % REJECTED == 0, pace);
            }
        }
    }

    private void decide(String id, boolean isRejected, Pace pace) {
        ids.add(id);
        var need = Api.NEEDS + "/needs/" + id;
        pace.next();
        if (ledger.step(this::head, id, need + "/transitions", Map.of("transition", "SUBMIT")) == null) {
            return;
        }
        pace.next();
        if (ledger.step(this::clerk, id, need + "/decision", Map.of("transition", "APPROVE"), EXCEEDED) != null && isRejected) {
            pace.next();
            ledger.step(this::clerk, id, need + "/decision", Map.of("transition", "REJECT", "reason", "drill"));
        }
    }

    /**
     * Acknowledged ⊆ database ⊆ acknowledged ∪ unknown, each step once, and the budget has paid for exactly what is granted.
     *
     * @return how many needs there are
     */
    int check(Databases databases) throws SQLException {
        var needs = databases.texts(RunningSuite.NEEDS, "SELECT reason FROM need WHERE reason LIKE ?", stamp + "-%");
        var concepts = databases.texts(RunningSuite.NEEDS, "SELECT label FROM medienkonzept WHERE label LIKE ?",
                stamp + "-%");
        assertThat(needs).as("needs").doesNotHaveDuplicates();
        assertThat(concepts).as("Medienkonzepte").doesNotHaveDuplicates();
        var stored = new HashSet<>(needs);
        stored.addAll(concepts);
        ledger.requireStored(stored, stamp);
        ledger.requireSteps(databases, RunningSuite.NEEDS, "need", ids);
        assertThat(databases.texts(RunningSuite.NEEDS, """
                SELECT n.id || ' ' || n.status || ' ' || coalesce(c.amount_cents, 0)
                  FROM need n FULL JOIN budget_commitment c ON (c.tenant_id, c.need_id) = (n.tenant_id, n.id)
                 WHERE coalesce(n.approved * n.unit_price_cents, 0) <> coalesce(c.amount_cents, 0)"""))
                .as("needs that a budget paid for otherwise than they are granted").isEmpty();
        assertThat(databases.texts(RunningSuite.NEEDS, """
                SELECT b.id || ' ' || b.committed_cents || ' ' || b.limit_cents FROM budget b
                 WHERE b.committed_cents > b.limit_cents OR b.committed_cents <> (SELECT coalesce(sum(c.amount_cents), 0)
                       FROM budget_commitment c WHERE (c.tenant_id, c.budget_id) = (b.tenant_id, b.id))"""))
                .as("budgets that are overdrawn, or say otherwise than what they paid").isEmpty();
        return needs.size();
    }

    private Map<String, Object> need(String reason) {
        return Map.ofEntries(Map.entry("schulnummer", People.school().schulnummer()), Map.entry("roundId", round),
                Map.entry("kind", "NEW"), Map.entry("deviceClass", "TABLET"), Map.entry("requested", TABLETS),
                Map.entry("reason", reason), Map.entry("competences", List.of("1.1")),
                Map.entry("medienkonzeptId", medienkonzept), Map.entry("medienkonzeptPage", 1),
                Map.entry("unitPriceCents", PRICE_CENTS));
    }

    private static Map<String, Object> concept(String label) {
        return Map.of("schulnummer", People.school().schulnummer(), "label", label, "adoptedOn",
                Season.now().today().toString(), "competences", List.of("1.1"));
    }

    private Api head() {
        return people.as(People.HEAD);
    }

    private Api clerk() {
        return people.as(People.CLERK);
    }

    private Api once(String username) {
        return people.as(username).with("Idempotency-Key", UUID.randomUUID().toString());
    }
}
