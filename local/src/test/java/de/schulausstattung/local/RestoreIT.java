package de.schulausstattung.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import de.schulausstattung.local.demo.Kreis;
import de.schulausstattung.local.demo.School;
import de.schulausstattung.local.demo.SchoolDirectory;

/**
 * The databases are taken back to a second while the broker keeps what came after it; and a broker that lost everything. Both
 * times the operator asks for a republish and a rebuild, and for nothing else.
 */
@ExtendWith(SuiteExtension.class)
@Tag("long")
@Order(8)
class RestoreIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration OF_WORK = Duration.ofSeconds(6);
    private static final int WRITERS = 4;
    private static final int WRITES_PER_SECOND = 60;
    private static final int LINES = 5;
    private static final int WHILE_AWAY = 20;
    private static final String LOST_SCHOOL = "183990";
    private static final String LOST_TRAEGER = "19950";
    private static final String DEVICES = "SELECT inventory_number FROM device WHERE inventory_number LIKE ?";

    private final RunningSuite suite;
    private final People people;
    private final Databases databases;
    private final TopicLog topics;
    private final Operator operator;
    private final Ledger ledger = new Ledger();
    private final Queue<Write> writes = new ConcurrentLinkedQueue<>();

    RestoreIT(RunningSuite suite) {
        this.suite = suite;
        people = new People(suite);
        databases = new Databases(suite);
        topics = new TopicLog(suite);
        operator = new Operator(people);
    }

    private record Write(String number, Instant asked, Instant answered) {
    }

    /** D-05, D-07. */
    @Test
    void databasesThatWereTakenBackToASecondAndTheirReadModelsAreEqual() throws SQLException {
        var from = System.nanoTime();
        var stamp = "D07-" + Long.toHexString(from & 0xffffff);
        databases.awaitEqual();
        try (var backups = Backups.begin(suite, databases)) {
            takeBack(backups, from, stamp);
        }
    }

    private void takeBack(Backups backups, long from, String stamp) throws SQLException {
        var begin = topics.ends();
        var talks = new DrillTalks(people, ledger, stamp + "-talk");
        backups.make();
        assertThat(backups.refusal(Instant.now().minus(Duration.ofHours(1)))).contains("keine Sicherung");
        assertThat(backups.refusal(Instant.now().plus(Duration.ofHours(1)))).contains("in der Zukunft");
        var talk = talks.nearlyAgreed("lost", LINES, new Random(from));

        var moment = work(stamp, talks, new Random(from), () -> lose(stamp, talks, talk));
        var items = databases.number(RunningSuite.NEEDS, "SELECT count(*) FROM procurement_item");
        assertThat(ledger.mistakes()).as("seed %d", from).isEmpty();

        var began = System.nanoTime();
        Service.ALL.reversed().forEach(suite::stop);
        backups.flush();
        suite.stopDatabase();
        backups.restore(moment);
        suite.startDatabase();
        Service.ALL.stream().filter(service -> service.database() != null).forEach(suite::restart);
        var restored = Duration.ofNanos(System.nanoTime() - began);
        var lost = operator.askForRepublish().entrySet().stream().map(job -> operator.end(job.getKey(), job.getValue()))
                .mapToLong(job -> job.path("counts").path("lost").asLong()).sum();
        suite.restart(RunningSuite.GATEWAY);
        databases.awaitEqual();
        operator.rebuild();
        databases.awaitEqual();
        var whole = Duration.ofNanos(System.nanoTime() - began);

        var stored = new HashSet<>(databases.texts(RunningSuite.INVENTORY, DEVICES, stamp + "-device-%"));
        var kept = numbers(writes.stream().filter(write -> write.answered().isBefore(moment)));
        var gone = numbers(writes.stream().filter(write -> !write.asked().isBefore(moment)));
        assertThat(kept).isNotEmpty();
        assertThat(gone).isNotEmpty();
        assertThat(stored).as("seed %d", from).containsAll(kept).doesNotContainAnyElementsOf(gone);
        assertThat(lost).as("what the topics held of the lost future").isGreaterThanOrEqualTo(gone.size() + LINES + 2L);
        assertThat(ofTheLostFuture()).isZero();
        assertThat(databases.number(RunningSuite.NEEDS, "SELECT count(*) FROM procurement_item")).isLessThan(items);
        assertThat(databases.deadLetters()).isZero();

        goOn(stamp, talks, talk);
        assertThat(TopicLog.order(topics.since(begin)).inversions()).isEmpty();
        Figures.tell("D-07", from,
                ("%d writes before the moment are there, %d after it are gone; %d lost aggregates forgotten, 0 in "
                        + "read models; databases after %d ms, everything equal after %d ms; seed %d").formatted(kept.size(),
                                gone.size(),
                                lost, restored.toMillis(), whole.toMillis(), from));
    }

    /** D-06. */
    @Test
    void aBrokerThatLostEverythingIsRefilledFromTheDatabases() throws SQLException {
        var from = System.nanoTime();
        var stamp = "D06-" + Long.toHexString(from & 0xffffff);
        databases.awaitEqual();
        var talks = new DrillTalks(people, ledger, stamp + "-talk");
        var talk = talks.nearlyAgreed("away", LINES, new Random(from));
        databases.awaitEqual();

        suite.stopBroker();
        for (var i = 0; i < WHILE_AWAY; i++) {
            ledger.register(() -> people.as(People.CLERK), stamp + "-device-" + i, People.school().schulnummer());
        }
        talks.approve(talk.getKey(), talk.getValue());
        suite.wipeBroker();
        suite.startBroker();
        var began = System.nanoTime();
        var jobs = operator.askForRepublish();
        var published = jobs.entrySet().stream().map(job -> operator.end(job.getKey(), job.getValue()))
                .mapToLong(job -> job.path("counts").path("aggregates").asLong()).sum();
        databases.awaitEqual();
        var equal = Duration.ofNanos(System.nanoTime() - began);
        operator.rebuild();
        databases.awaitEqual();

        assertThat(ledger.mistakes()).as("seed %d", from).isEmpty();
        assertThat(databases.texts(RunningSuite.NEEDS, DEVICES, stamp + "-device-%")).hasSize(WHILE_AWAY);
        DrillTalks.requireOneItemEach(databases);
        assertThat(databases.deadLetters()).isZero();
        var entries = topics.since(Map.of());
        assertThat(TopicLog.order(entries).inversions()).isEmpty();
        assertThat(topics.committed(RunningSuite.NEEDS)).as("offsets of the new topics").isPositive()
                .isLessThanOrEqualTo(entries.size());
        Figures.tell("D-06", from,
                "%d aggregates published anew, %d events on the topics, read models equal after %d ms; seed %d"
                        .formatted(published, entries.size(), equal.toMillis(), from));
    }

    /** Works before and after a second; returns that second. What must be lost is done after it. */
    private Instant work(String stamp, DrillTalks talks, Random random, Runnable after) {
        var needs = new DrillNeeds(people, ledger, stamp + "-need");
        var chosen = new CompletableFuture<Instant>();
        try (var pace = new Pace(Duration.ofSeconds(1).dividedBy(WRITES_PER_SECOND), WRITERS + 2);
                var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            var stop = new CompletableFuture<Void>();
            var working = new ArrayList<CompletableFuture<Void>>();
            for (var writer = 0; writer < WRITERS; writer++) {
                var name = stamp + "-device-" + writer;
                working.add(CompletableFuture.runAsync(() -> register(name, pace, stop), writers));
            }
            working.add(CompletableFuture.runAsync(() -> needs.work("n", pace, stop), writers));
            working.add(CompletableFuture.runAsync(() -> talks.work("t", pace, random, stop), writers));
            try {
                Pace.after(OF_WORK, () -> chosen.complete(Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1)));
                Pace.after(Duration.between(Instant.now(), chosen.join().plusMillis(100)),
                        () -> suite.kill(RunningSuite.REPORTS));
                after.run();
                Pace.after(OF_WORK, () -> {
                });
            } finally {
                stop.complete(null);
            }
            working.forEach(CompletableFuture::join);
        }
        return chosen.join();
    }

    private void register(String name, Pace pace, CompletableFuture<Void> stop) {
        for (var i = 0; !stop.isDone(); i++) {
            pace.next();
            var number = name + "-" + i;
            var asked = Instant.now();
            if (ledger.register(() -> people.as(People.CLERK), number, People.school().schulnummer()) != null) {
                writes.add(new Write(number, asked, Instant.now()));
            }
        }
    }

    /**
     * A Träger, a school with a room and a device, and a protocol that binds: needs-service orders for it. Then a higher epoch.
     */
    private void lose(String stamp, DrillTalks talks, Map.Entry<String, String> talk) {
        people.as(People.OPERATOR).post(Api.INVENTORY + "/traeger",
                Map.of("traegernummer", LOST_TRAEGER, "name", "Stadt Verloren", "kreis", "05999")).require();
        adopt();
        people.as(People.CLERK).with("Idempotency-Key", UUID.randomUUID().toString()).post(Api.INVENTORY + "/rooms",
                Map.of("schulnummer", LOST_SCHOOL, "name", "A 1", "kind", "SONSTIGE", "unterrichtsrelevant", false)).require();
        ledger.register(() -> people.as(People.CLERK), stamp + "-lost", LOST_SCHOOL);
        talks.approve(talk.getKey(), talk.getValue());
        await().atMost(PATIENCE).until(() -> ordered(talk.getKey()) == LINES);
        operator.republish(RunningSuite.INVENTORY);
    }

    private void adopt() {
        var like = People.school();
        var schools = new ArrayList<>(Kreis.demo().schools());
        schools.add(
                new School(LOST_SCHOOL, like.form(), "Schule von morgen", "Morgen", like.street(), like.postcode(), like.town(),
                        like.ags(), like.traeger()));
        var job = people.as(People.OPERATOR)
                .postText(Api.INVENTORY + "/directory/imports?source=SCHULDATEI&allowUnlisting=true",
                        "text/csv; charset=utf-8", SchoolDirectory.write(schools))
                .require().json().path("id").asText();
        await().atMost(PATIENCE).until(() -> state(job).equals("SUCCEEDED"));
        people.as(People.CLERK).post(Api.INVENTORY + "/schools:adopt", Map.of("all", true)).require();
    }

    private String state(String job) {
        JsonNode found = people.as(People.OPERATOR).get(Api.INVENTORY + "/jobs/" + job).require().json();
        return found.path("state").asText();
    }

    /** Items that are proposed because of a talk. */
    private long ordered(String talk) throws SQLException {
        return databases.number(RunningSuite.NEEDS, """
                SELECT count(*) FROM procurement_item i JOIN agreement a ON (a.tenant_id, a.id) = (i.tenant_id, i.agreement_id)
                 WHERE a.meeting_id = ?::uuid AND i.status = 'PROPOSED'""", talk);
    }

    /** What no owner knows any more, wherever it may be. */
    private long ofTheLostFuture() throws SQLException {
        var found = 0L;
        for (var service : Stream.concat(Stream.of(RunningSuite.INVENTORY), Databases.READERS.stream()).toList()) {
            found += databases.number(service, "SELECT count(*) FROM school WHERE schulnummer = ?", LOST_SCHOOL);
        }
        return found;
    }

    /** The same is done once more, and more: the school is adopted, the protocol becomes final and is ordered for once. */
    private void goOn(String stamp, DrillTalks talks, Map.Entry<String, String> talk) throws SQLException {
        assertThat(ordered(talk.getKey())).isZero();
        adopt();
        talks.approve(talk.getKey(), talk.getValue());
        ledger.register(() -> people.as(People.CLERK), stamp + "-again", LOST_SCHOOL);
        await().atMost(PATIENCE).until(() -> ordered(talk.getKey()) == LINES);
        databases.awaitEqual();
        assertThat(ledger.mistakes()).isEmpty();
        assertThat(databases.number(RunningSuite.NEEDS, "SELECT count(*) FROM school WHERE schulnummer = ?", LOST_SCHOOL))
                .isOne();
        DrillTalks.requireOneItemEach(databases);
    }

    private static Set<String> numbers(Stream<Write> writes) {
        return writes.map(Write::number).collect(Collectors.toSet());
    }
}
