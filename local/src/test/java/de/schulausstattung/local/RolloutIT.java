package de.schulausstattung.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * two replicas of each service behind two of the gateway, all of them replaced one after the other while people
 * work and look. Nobody is turned away, and each request is sent once: not even the client's own library may repeat one
 * (the pom says so). Nothing is lost, no event is told twice.
 */
@ExtendWith(SuiteExtension.class)
@Tag("long")
@Order(4)
class RolloutIT {

    private static final int REPLICAS = 2;
    private static final int WRITERS = 6;
    private static final int READERS = 6;
    private static final int WRITES_PER_SECOND = 10;
    private static final int READS_PER_SECOND = 10;
    /** A process that was asked to end did so. */
    private static final int ENDED_BY_SIGTERM = 143;

    private final RunningSuite suite;
    private final Databases databases;
    private final TopicLog topics;
    private final Ledger ledger = new Ledger(false);
    private final AtomicInteger reads = new AtomicInteger();

    RolloutIT(RunningSuite suite) {
        this.suite = suite;
        databases = new Databases(suite);
        topics = new TopicLog(suite);
    }

    @Test
    void nobodyNoticesThatEveryReplicaIsReplaced() throws SQLException, IOException {
        var from = System.nanoTime();
        var manners = Rollout.Manners.ofTheManifests(suite.folders().root());
        var rollouts = new ArrayList<Rollout>();
        try {
            var upstreams = new HashMap<String, String>();
            for (var service : Service.ALL) {
                if (!suite.folders().hasCache(service)) {
                    suite.train(service);
                }
                // The gateway comes last: it must know where the others are.
                var rollout = new Rollout(suite, service, manners, service.route() == null ? upstreams : Map.of());
                rollouts.add(rollout);
                for (var replica = 0; replica < REPLICAS; replica++) {
                    rollout.grow();
                }
                if (service.route() != null) {
                    upstreams.put("GATEWAY_ROUTES_" + service.route().toUpperCase(Locale.ROOT) + "_UPSTREAM", rollout.url());
                    suite.process(service).destroy();
                }
            }
            work(from, rollouts, manners);
        } finally {
            for (var rollout : rollouts.reversed()) {
                rollout.close();
            }
            Service.ALL.stream().filter(service -> service.route() != null).forEach(suite::restart);
        }
    }

    private void work(long from, List<Rollout> rollouts, Rollout.Manners manners) throws SQLException {
        var seed = from;
        var stamp = "R23-" + Long.toHexString(seed & 0xffffff);
        var people = new People(suite, rollouts.getLast().url());
        var begin = topics.ends();
        var needs = new DrillNeeds(people, ledger, stamp + "-need");
        var talks = new DrillTalks(people, ledger, stamp + "-talk");
        var moved = new ArrayList<String>();
        var ready = new ArrayList<Duration>();
        var behind = new ArrayList<Duration>();
        long replacing;
        try (var writes = new Pace(Duration.ofSeconds(1).dividedBy(WRITES_PER_SECOND), WRITERS);
                var looks = new Pace(Duration.ofSeconds(1).dividedBy(READS_PER_SECOND), READERS);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var stop = new CompletableFuture<Void>();
            var writing = IntStream.range(0, WRITERS).mapToObj(writer -> CompletableFuture
                    .supplyAsync(() -> write(people, stamp + "-device-" + writer, writes, stop), threads)).toList();
            var others = others(people, needs, talks, new Random(seed), writes, looks, stop, threads);
            var fresh = CompletableFuture.supplyAsync(() -> watchFreshness(people, stamp + "-device-fresh", stop), threads);
            try {
                var since = System.nanoTime();
                for (var rollout : rollouts) {
                    for (var replica = 0; replica < REPLICAS; replica++) {
                        ready.add(rollout.replace());
                    }
                }
                replacing = System.nanoTime() - since;
            } finally {
                stop.complete(null);
            }
            writing.forEach(writer -> moved.addAll(writer.join()));
            others.forEach(CompletableFuture::join);
            behind.addAll(fresh.join());
        }
        databases.awaitEqual();

        var ended = rollouts.stream().flatMap(rollout -> rollout.ended().stream()).toList();
        assertThat(ledger.mistakes()).as("failed of %d requests, seed %d", ledger.tries(), seed).isEmpty();
        assertThat(ledger.unknown()).isEmpty();
        assertThat(rollouts).allSatisfy(rollout -> assertThat(rollout.refused()).as("refused connections").isZero());
        assertThat(ended).hasSize(REPLICAS * Service.ALL.size()).allSatisfy(end -> {
            assertThat(end.code()).isEqualTo(ENDED_BY_SIGTERM);
            assertThat(end.after()).isLessThan(manners.grace());
        });
        checkLedger(stamp + "-device", moved);
        talks.checkSteps(databases);
        var planned = "%d needs, %d talks, %d agreements with one item each".formatted(needs.check(databases),
                talks.check(databases), DrillTalks.requireOneItemEach(databases));
        checkTopics(begin, moved);
        Figures.tell("R-23", from,
                ("%d replicas replaced one by one in %d s; %d requests (%d of them reads), 0 failed, 0 sent twice; %s; "
                        + "0 lost, 0 doubled, 0 repeats; read model behind by at most %d ms; ready after %s ms, ended after %s s; "
                        + "seed %d").formatted(ended.size(), Duration.ofNanos(replacing).toSeconds(), ledger.tries(),
                                reads.get(),
                                planned, behind.stream().max(Comparator.naturalOrder()).orElseThrow().toMillis(),
                                ready.stream().map(Duration::toMillis).toList(),
                                ended.stream().map(end -> end.after().toSeconds()).toList(), seed));
    }

    private List<CompletableFuture<Void>> others(People people, DrillNeeds needs, DrillTalks talks, Random random,
            Pace writes, Pace looks, CompletableFuture<Void> stop, ExecutorService threads) {
        return Stream
                .concat(Stream.<Runnable> of(() -> needs.work("0", writes, stop),
                        () -> talks.work("0", writes, random, stop)),
                        IntStream.range(0, READERS).<Runnable> mapToObj(reader -> () -> look(people, reader, looks, stop)))
                .map(work -> CompletableFuture.runAsync(work, threads)).toList();
    }

    /** Registers devices and moves one of them to and fro until it is told to stop; returns the device that was moved. */
    private List<String> write(People people, String name, Pace pace, CompletableFuture<Void> stop) {
        Ledger.Caller caller = () -> people.as(People.CLERK);
        var moved = ledger.register(caller, name + "-moved", People.school().schulnummer());
        for (var i = 0; !stop.isDone(); i++) {
            pace.next();
            if (i % 4 > 0 || moved == null) {
                ledger.register(caller, name + "-" + i, People.school().schulnummer());
            } else {
                ledger.move(caller, moved, ledger.steps(moved) % 2 == 0 ? "REPORT_DEFECT" : "REPAIR");
            }
        }
        return moved == null ? List.of() : List.of(moved);
    }

    /** Looks at lists and figures of every service in turn. */
    private void look(People people, int reader, Pace pace, CompletableFuture<Void> stop) {
        var school = People.school().schulnummer();
        var paths = List.of(Api.INVENTORY + "/devices?limit=20", Api.NEEDS + "/needs?limit=20",
                Api.MEETINGS + "/meetings?limit=20", Api.REPORTS + "/schools/" + school + "/indicators",
                Api.NEEDS + "/schools/" + school + "/gap", "/openapi");
        for (var i = reader; !stop.isDone(); i++) {
            pace.next();
            ledger.read(() -> people.as(People.CLERK), paths.get(i % paths.size()));
            reads.incrementAndGet();
        }
    }

    /** One device after the other, each from its answer until report-service has it. */
    private List<Duration> watchFreshness(People people, String name, CompletableFuture<Void> stop) {
        var behind = new ArrayList<Duration>();
        try (var connection = databases.connect(RunningSuite.REPORTS);
                var query = connection.prepareStatement("SELECT FROM device WHERE id = ?")) {
            for (var i = 0; !stop.isDone(); i++) {
                var id = ledger.register(() -> people.as(People.CLERK), name + "-" + i, People.school().schulnummer());
                if (id != null) {
                    var answered = System.nanoTime();
                    query.setObject(1, UUID.fromString(id));
                    await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20)).atMost(Duration.ofMinutes(2))
                            .until(() -> {
                                try (var row = query.executeQuery()) {
                                    return row.next();
                                }
                            });
                    behind.add(Duration.ofNanos(System.nanoTime() - answered));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return behind;
    }

    /** Acknowledged = database, for devices and for each step of those that were moved. */
    private void checkLedger(String beginning, List<String> moved) throws SQLException {
        ledger.requireStored(new HashSet<>(databases.texts(RunningSuite.INVENTORY,
                "SELECT inventory_number FROM device WHERE inventory_number LIKE ?", beginning + "-%")), beginning);
        for (var id : moved) {
            assertThat(databases.number(RunningSuite.INVENTORY, "SELECT version FROM device WHERE id = ?::uuid", id))
                    .as("steps of " + id).isEqualTo(ledger.steps(id));
        }
        assertThat(databases.deadLetters()).isZero();
    }

    /** Every version of every moved device is on its topic, in order, and no event is there twice. */
    private void checkTopics(Map<TopicPartition, Long> begin, List<String> moved) {
        var entries = topics.since(begin);
        var order = TopicLog.order(entries);
        assertThat(order.inversions()).isEmpty();
        assertThat(order.repeats()).as("events that were sent twice").isZero();
        var versions = entries.stream().collect(Collectors.groupingBy(
                entry -> entry.key().substring(entry.key().indexOf('/') + 1),
                Collectors.mapping(TopicLog.Entry::version, Collectors.toSet())));
        moved.forEach(id -> assertThat(versions.get(id)).as("versions of " + id)
                .isEqualTo(IntStream.rangeClosed(0, ledger.steps(id)).mapToObj(Long::valueOf).collect(Collectors.toSet())));
    }
}
