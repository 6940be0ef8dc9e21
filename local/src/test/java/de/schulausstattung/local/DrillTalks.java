package de.schulausstattung.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.local.demo.Season;

/**
 * A school and its Träger that meet again and again: they book slots of one pool, give them back, move, hold the talk, and
 * agree on purchases in a protocol that both approve.
 */
final class DrillTalks {

    /** The year after this one: its Ferien are known. */
    static final int JAHR = Season.now().jahr() + 1;

    private static final List<String> TIMES = List.of("08:00", "09:00", "10:00", "11:00", "12:00", "13:00", "14:00", "15:00");
    private static final int EXISTS = 409;
    private static final String TAKEN = "slot-taken";
    /** What may become of a talk: it is left booked, given back, moved, or held and agreed on. */
    private static final int ENDS = 4;
    private static final int LINES = 3;

    private final People people;
    private final Ledger ledger;
    private final String stamp;
    private final List<String> slots;
    private final Map<String, String> subjects;
    private final Queue<String> ids = new ConcurrentLinkedQueue<>();
    /** How many lines each protocol has that was approved by both. */
    private final Map<String, Integer> agreed = new ConcurrentHashMap<>();

    /** Opens the round and offers slots, while nothing is killed yet. */
    DrillTalks(People people, Ledger ledger, String stamp) {
        this.people = people;
        this.ledger = ledger;
        this.stamp = stamp;
        var today = Season.now().today();
        // The way of the year may have opened it.
        once(People.CLERK).post(Api.MEETINGS + "/rounds", Map.of("jahr", JAHR, "bookingFrom", today.minusDays(1).toString(),
                "bookingUntil", today.plusDays(2).toString(), "topicsUntil", today.plusDays(2).toString(), "objectionDays",
                14)).require(EXISTS);
        slots = once(People.CLERK).post(Api.MEETINGS + "/rounds/" + JAHR + "/slots", Map.of("team", stamp, "firstDay",
                JAHR + "-01-10", "lastDay", JAHR + "-06-30", "weekdays", List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY",
                        "FRIDAY"),
                "times", TIMES, "minutes", 60)).require().json().path("items").valueStream()
                .map(slot -> slot.path("id").asText()).toList();
        subjects = Map.of(People.CLERK, subject(People.CLERK), People.HEAD, subject(People.HEAD));
    }

    /** Works until told to stop. */
    void work(String name, Pace pace, Random random, CompletableFuture<Void> stop) {
        for (var i = 0; !stop.isDone(); i++) {
            pace.next();
            var id = plan(name + "-" + i);
            if (id == null || book(id, random) == null) {
                continue;
            }
            pace.next();
            switch (i % ENDS) {
                case 1 -> ledger.change(this::clerk, id, "DELETE", talk(id), talk(id) + "/appointment", null);
                case 2 -> book(id, random);
                case 3 -> {
                    var protocol = hold(id, LINES, pace);
                    if (protocol != null) {
                        approve(id, protocol);
                    }
                }
                default -> {
                    // it stays booked
                }
            }
        }
    }

    /**
     * A talk that was held, and its protocol with so many purchases, which lacks the Träger's approval alone.
     *
     * @return the talk and its protocol
     */
    Map.Entry<String, String> nearlyAgreed(String name, int lines, Random random) {
        var talk = Objects.requireNonNull(plan(name));
        while (book(talk, random) == null) {
            assertThat(ledger.mistakes()).isEmpty();
        }
        return Map.entry(talk, Objects.requireNonNull(hold(talk, lines, null)));
    }

    /** The approval that makes the protocol binding. */
    void approve(String talk, String protocol) {
        var answer = ledger.repeatable(this::clerk, talk, votes(protocol), Map.of("votes", List.of(), "rest", "APPROVED"),
                "objection-window-closed");
        if (answer != null) {
            var state = answer.status() < 300 ? answer : clerk().get(Api.MEETINGS + "/protocols/" + protocol).require();
            assertThat(state.json().path("protocol").path("status").asText()).as(protocol).isEqualTo("FINAL");
            agreed.put(protocol, state.json().path("lines").size());
        }
    }

    private @Nullable String plan(String name) {
        var mark = stamp + "-" + name;
        var answer = ledger.create(this::clerk, Api.MEETINGS + "/meetings",
                Map.of("schulnummer", People.school().schulnummer(), "jahr", JAHR, "reason", mark), mark);
        if (answer == null) {
            return null;
        }
        var id = answer.json().path("id").asText();
        ids.add(id);
        return id;
    }

    private Api.@Nullable Answer book(String id, Random random) {
        return ledger.change(this::clerk, id, "PUT", talk(id), talk(id) + "/appointment",
                Map.of("slotId", slots.get(random.nextInt(slots.size()))), TAKEN);
    }

    /** Everything from the invitation to the approval of the school; the protocol, or null where nobody knows. */
    private @Nullable String hold(String id, int lines, @Nullable Pace pace) {
        var present = new HashMap<String, String>();
        for (var person : List.of(People.CLERK, People.HEAD)) {
            var added = ledger.add(this::clerk, id, talk(id) + "/participants",
                    Map.of("function", person.equals(People.HEAD) ? "SCHULLEITUNG" : "IT_BESCHAFFUNG", "person",
                            Objects.requireNonNull(subjects.get(person))));
            if (added == null) {
                return null;
            }
            present.put(person, added.json().path("id").asText());
        }
        if (ledger.step(this::clerk, id, talk(id) + "/invitations", Map.of()) == null
                || ledger.change(this::clerk, id, "PUT", talk(id), talk(id),
                        Map.of("medienkonzeptMissing", true, "mepVersion", stamp)) == null
                || ledger.step(this::clerk, id, talk(id) + "/transitions",
                        Map.of("transition", "HOLD", "attended", List.copyOf(present.values()))) == null) {
            return null;
        }
        var started = ledger.add(this::clerk, id, talk(id) + "/protocols", Map.of());
        if (started == null) {
            return null;
        }
        var protocol = started.json().path("protocol").path("id").asText();
        var isWritten = IntStream.range(0, lines).allMatch(line -> {
            if (pace != null) {
                pace.next();
            }
            return ledger.add(this::clerk, id, Api.MEETINGS + "/protocols/" + protocol + "/lines", tablets(line + 1)) != null;
        });
        return isWritten
                && ledger.add(this::clerk, id, Api.MEETINGS + "/protocols/" + protocol + "/transitions",
                        Map.of("transition", "PUT_TO_APPROVAL")) != null
                && ledger.repeatable(this::head, id, votes(protocol), Map.of("votes", List.of(), "rest", "APPROVED")) != null
                        ? protocol
                        : null;
    }

    /**
     * Acknowledged ⊆ database ⊆ acknowledged ∪ unknown; each talk that has an appointment has one slot, and no other slot is
     * taken; each protocol that both approved binds with all its lines.
     *
     * @return how many talks there are
     */
    int check(Databases databases) throws SQLException {
        var talks = databases.texts(RunningSuite.MEETINGS, "SELECT reason FROM meeting WHERE reason LIKE ?", stamp + "-%");
        assertThat(talks).as("talks").doesNotHaveDuplicates();
        ledger.requireStored(new HashSet<>(talks), stamp);
        assertThat(databases.texts(RunningSuite.MEETINGS, """
                SELECT coalesce(m.id, s.meeting_id) || ' ' || coalesce(m.starts_at::text, '-') || ' '
                       || coalesce(s.starts_at::text, '-')
                  FROM meeting m FULL JOIN slot s ON (s.tenant_id, s.meeting_id) = (m.tenant_id, m.id)
                 WHERE (m.id IS NOT NULL OR s.meeting_id IS NOT NULL)
                   AND (m.starts_at, m.team) IS DISTINCT FROM (s.starts_at, s.team)"""))
                .as("appointments without their slot, and the other way round").isEmpty();
        for (var protocol : agreed.entrySet()) {
            assertThat(databases.number(RunningSuite.MEETINGS, """
                    SELECT count(*) FROM agreement a JOIN protocol_line l ON (l.tenant_id, l.agreement_id) = (a.tenant_id, a.id)
                     WHERE l.protocol_id = ?::uuid""", protocol.getKey())).as("agreements of " + protocol.getKey())
                    .isEqualTo(protocol.getValue().longValue());
        }
        return talks.size();
    }

    /** Each step that was acknowledged happened once; where nothing is published anew meanwhile, which is a step, too. */
    void checkSteps(Databases databases) throws SQLException {
        ledger.requireSteps(databases, RunningSuite.MEETINGS, "meeting", ids);
    }

    /**
     * Each purchase that binds has one procurement item, which was proposed once, and nobody else knows of another.
     *
     * @return how many there are
     */
    static int requireOneItemEach(Databases databases) throws SQLException {
        var bought = databases.texts(RunningSuite.MEETINGS, """
                SELECT id FROM agreement WHERE kind = 'PURCHASE' AND decision = 'ACCEPTED'
                    AND outcome IN ('OPEN', 'ORDERED', 'DELIVERED')""");
        for (var service : List.of(RunningSuite.NEEDS, RunningSuite.MEETINGS)) {
            assertThat(databases.texts(service,
                    "SELECT agreement_id FROM procurement_item WHERE agreement_id IS NOT NULL"))
                    .as("agreements of the items that %s knows", service.name()).doesNotHaveDuplicates().containsAll(bought);
        }
        assertThat(databases.texts(RunningSuite.NEEDS, """
                SELECT i.id || ' ' || count(h.*) FROM procurement_item i LEFT JOIN change_history h
                    ON (h.tenant_id, h.aggregate_id) = (i.tenant_id, i.id::text) AND h.fact LIKE '%proposed%'
                 GROUP BY i.id HAVING count(h.*) <> 1""")).as("items that were not proposed once").isEmpty();
        return bought.size();
    }

    /** Lines of protocols that both have approved. */
    int agreements() {
        return agreed.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Map<String, Object> tablets(int quantity) {
        return Map.of("kind", "PURCHASE", "text", quantity + " Tablets", "deviceClass", "TABLET", "quantity", quantity,
                "roomIds", List.of(), "owner", "IT_BESCHAFFUNG", "decision", "ACCEPTED");
    }

    private static String talk(String id) {
        return Api.MEETINGS + "/meetings/" + id;
    }

    private static String votes(String protocol) {
        return Api.MEETINGS + "/protocols/" + protocol + "/votes";
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

    private String subject(String username) {
        return people.as(username).get(Api.MEETINGS + "/me").require().json().path("subject").asText();
    }
}
