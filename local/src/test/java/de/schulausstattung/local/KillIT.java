package de.schulausstattung.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Services that die at any moment, while people go on working: registering devices, planning, meeting and agreeing. Nothing
 * that was acknowledged is lost, nothing happens twice.
 * Seen red with a relay that marks and commits before it sends: of each kill some events never reached the read model.
 */
@ExtendWith(SuiteExtension.class)
@Tag("long")
@Order(2)
class KillIT {

    private static final int KILLS = 12;
    /** Those that have most to lose, what is written and not yet sent, and every fourth time anyone. */
    private static final List<Service> VICTIMS = List.of(RunningSuite.INVENTORY, RunningSuite.NEEDS, RunningSuite.MEETINGS);
    private static final Duration BETWEEN_KILLS = Duration.ofSeconds(8);
    /** Who registers devices, and who plans and who talks beside them. */
    private static final int WRITERS = 8;
    private static final int PLANNERS = 2;
    private static final int WRITES_PER_SECOND = 120;
    private static final int ROUNDS = 20;
    private static final int LONGEST_DELAY_MILLIS = 50;

    private final RunningSuite suite;
    private final People people;
    private final Databases databases;
    private final TopicLog topics;
    private final Ledger ledger = new Ledger();

    KillIT(RunningSuite suite) {
        this.suite = suite;
        people = new People(suite);
        databases = new Databases(suite);
        topics = new TopicLog(suite);
    }

    /** */
    @Test
    void nothingIsLostOrDoubledWhereServicesAreKilledUnderLoad() throws SQLException {
        var from = System.nanoTime();
        var seed = from;
        var stamp = Long.toHexString(seed & 0xffffff);
        var begin = topics.ends();
        var ready = new ArrayList<Duration>();
        var moved = new ArrayList<String>();
        var needs = new DrillNeeds(people, ledger, "R01-" + stamp + "-need");
        var talks = new DrillTalks(people, ledger, "R01-" + stamp + "-talk");
        long wrote;
        try (var pace = new Pace(Duration.ofSeconds(1).dividedBy(WRITES_PER_SECOND), WRITERS + 2 * PLANNERS);
                var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            var stop = new CompletableFuture<Void>();
            var working = IntStream.range(0, WRITERS)
                    .mapToObj(
                            writer -> CompletableFuture.supplyAsync(
                                    () -> write("R01-" + stamp + "-device-" + writer, pace, stop),
                                    writers))
                    .toList();
            var planning = IntStream.range(0, PLANNERS).mapToObj(String::valueOf)
                    .flatMap(name -> Stream.<Runnable> of(() -> needs.work(name, pace, stop),
                            () -> talks.work(name, pace, new Random(seed + name.hashCode()), stop)))
                    .map(work -> CompletableFuture.runAsync(work, writers)).toList();
            try {
                ready.addAll(killAtRandom(new Random(seed)));
            } finally {
                stop.complete(null);
            }
            working.forEach(writer -> moved.addAll(writer.join()));
            planning.forEach(CompletableFuture::join);
            wrote = System.nanoTime() - from;
        }
        databases.awaitEqual();

        assertThat(ledger.mistakes()).as("seed %d", seed).isEmpty();
        checkLedger("R01-" + stamp + "-device", moved);
        talks.checkSteps(databases);
        var planned = "%d needs, %d talks, %d agreements with one item each".formatted(needs.check(databases),
                talks.check(databases), DrillTalks.requireOneItemEach(databases));
        var order = checkTopics(begin, moved);
        Figures.tell("R-01", from,
                "%d kills, %d operations (%d/s) in %d tries, %d unknown; %s; 0 lost, 0 doubled, 0 inversions, %d repeats; ready again %s ms; seed %d"
                        .formatted(KILLS, ledger.operations(), ledger.operations() / Duration.ofNanos(wrote).toSeconds(),
                                ledger.tries(), ledger.unknown().size(), planned, order.repeats(),
                                ready.stream().map(Duration::toMillis).toList(), seed));
    }

    /** */
    @Test
    void nothingIsLostOrDoubledWhereInventoryIsKilledRightAfterACommit() throws SQLException {
        var from = System.nanoTime();
        var random = new Random(from);
        var stamp = Long.toHexString(from & 0xffffff);
        var begin = topics.ends();
        var ids = new ArrayList<String>();
        for (var round = 0; round < ROUNDS; round++) {
            var number = "R02-" + stamp + "-device-" + round;
            var id = CompletableFuture.supplyAsync(() -> ledger.register(
                    () -> people.directly(RunningSuite.INVENTORY, People.CLERK), number, People.school().schulnummer()));
            awaitVisible(number);
            Pace.after(Duration.ofMillis(random.nextInt(LONGEST_DELAY_MILLIS + 1)), () -> suite.kill(RunningSuite.INVENTORY));
            suite.restart(RunningSuite.INVENTORY);
            ids.add(id.join());
        }
        databases.awaitEqual();

        assertThat(ledger.mistakes()).as("seed %d", from).isEmpty();
        assertThat(ledger.unknown()).isEmpty();
        assertThat(ids).doesNotContainNull().doesNotHaveDuplicates();
        checkLedger("R02-" + stamp + "-device", List.of());
        var order = checkTopics(begin, List.of());
        Figures.tell("R-02", from, "%d rounds; 0 lost, 0 doubled, %d repeats on the topic; seed %d".formatted(ROUNDS,
                order.repeats(), from));
    }

    private void awaitVisible(String number) throws SQLException {
        try (var connection = databases.connect(RunningSuite.INVENTORY);
                var query = connection.prepareStatement("SELECT FROM device WHERE inventory_key = upper(?)")) {
            query.setString(1, number);
            await().pollInterval(Duration.ofMillis(1)).pollDelay(Duration.ZERO).atMost(Duration.ofSeconds(30)).until(() -> {
                try (var row = query.executeQuery()) {
                    return row.next();
                }
            });
        }
    }

    /** Registers devices and moves one of them to and fro until it is told to stop; returns the device that was moved. */
    private List<String> write(String name, Pace pace, CompletableFuture<Void> stop) {
        Ledger.Caller caller = () -> people.as(People.CLERK);
        var moved = ledger.register(caller, name + "-moved", People.school().schulnummer());
        var defect = false;
        for (var i = 0; !stop.isDone(); i++) {
            pace.next();
            if (i % 4 > 0 || moved == null) {
                ledger.register(caller, name + "-" + i, People.school().schulnummer());
            } else if (ledger.move(caller, moved, defect ? "REPAIR" : "REPORT_DEFECT")) {
                defect = !defect;
            } else {
                moved = null;
            }
        }
        return moved == null ? List.of() : List.of(moved);
    }

    private List<Duration> killAtRandom(Random random) {
        var ready = new ArrayList<Duration>();
        try (var pace = new Pace(BETWEEN_KILLS, 1)) {
            for (var kill = 0; kill < KILLS; kill++) {
                pace.next();
                var turn = kill % (VICTIMS.size() + 1);
                var service = turn < VICTIMS.size() ? VICTIMS.get(turn) : Service.ALL.get(random.nextInt(Service.ALL.size()));
                suite.kill(service);
                ready.add(suite.restart(service));
            }
            pace.next(); // the last one is followed by as much work as the others
        }
        return ready;
    }

    /** Acknowledged ⊆ database ⊆ acknowledged ∪ unknown, for devices and for each step of those that were moved. */
    private void checkLedger(String beginning, List<String> moved) throws SQLException {
        ledger.requireStored(new HashSet<>(databases.texts(RunningSuite.INVENTORY,
                "SELECT inventory_number FROM device WHERE inventory_number LIKE ?", beginning + "-%")), beginning);
        for (var id : moved) {
            assertThat(databases.number(RunningSuite.INVENTORY, "SELECT version FROM device WHERE id = ?::uuid", id))
                    .as("steps of " + id).isEqualTo(ledger.steps(id));
            assertThat(
                    databases.number(RunningSuite.INVENTORY, "SELECT count(*) FROM change_history WHERE aggregate_id = ?", id))
                    .as("history of " + id).isEqualTo(ledger.steps(id) + 1);
        }
        assertThat(databases.deadLetters()).isZero();
    }

    /** Every version of every moved device is on its topic, and none came for the first time after a newer one. */
    private TopicLog.Order checkTopics(Map<TopicPartition, Long> begin, List<String> moved) {
        var entries = topics.since(begin);
        var order = TopicLog.order(entries);
        assertThat(order.inversions()).isEmpty();
        var versions = new HashMap<String, HashSet<Long>>();
        entries.forEach(entry -> versions.computeIfAbsent(entry.key().substring(entry.key().indexOf('/') + 1),
                _ -> new HashSet<>()).add(entry.version()));
        moved.forEach(id -> assertThat(versions.get(id)).as("versions of " + id)
                .isEqualTo(IntStream.rangeClosed(0, ledger.steps(id)).mapToObj(Long::valueOf).collect(Collectors.toSet())));
        return order;
    }
}
