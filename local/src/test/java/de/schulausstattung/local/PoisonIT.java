package de.schulausstattung.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * events that the broker will never take (no such topic, too large, topic denied) hold up their own aggregates alone, are
 * counted, and go on when mended.
 */
@ExtendWith(SuiteExtension.class)
@Tag("long")
@Order(4)
class PoisonIT {

    private static final String OPERATIONS = "/api/inventory/v1/operations/parked-events";
    private static final int UNKNOWN_TOPIC = 6;
    private static final int TOO_LARGE = 3;
    private static final int DENIED = 3;
    private static final String DENIED_TOPIC = "denied.device";
    private static final int GOOD = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final RunningSuite suite;
    private final People people;
    private final Databases databases;
    private final TopicLog topics;
    private final Ledger ledger = new Ledger();

    PoisonIT(RunningSuite suite) {
        this.suite = suite;
        people = new People(suite);
        databases = new Databases(suite);
        topics = new TopicLog(suite);
    }

    @Test
    void poisonIsParkedCountedMendedAndDeliveredInOrderWhileOthersGoOn() throws SQLException {
        var from = System.nanoTime();
        var stamp = Long.toHexString(from & 0xffffff);
        databases.awaitEqual();
        var begin = topics.ends();
        suite.restart(RunningSuite.INVENTORY, Map.of("SCHULAUSSTATTUNG_OUTBOX_RELAY", "false"));
        var lost = devicesOfTwoVersions("R09-" + stamp + "-lost-", UNKNOWN_TOPIC);
        var large = devicesOfTwoVersions("R09-" + stamp + "-large-", TOO_LARGE);
        var denied = devicesOfTwoVersions("R09-" + stamp + "-denied-", DENIED);
        var poisoned = Stream.of(lost, large, denied).flatMap(List::stream).toList();
        for (var id : lost) {
            waiting(id, "topic = 'inventory.nowhere'");
        }
        denyTopic();
        for (var id : denied) {
            waiting(id, "topic = '" + DENIED_TOPIC + "'");
        }
        for (var id : large) {
            first(id, "envelope = jsonb_set(envelope::jsonb, '{padding}', to_jsonb(repeat('x', 5242880)))::text");
        }

        suite.restart(RunningSuite.INVENTORY);
        var slowest = slowestOf(GOOD, "R09-" + stamp + "-good-");
        await().atMost(PATIENCE).until(() -> parked() == poisoned.size());
        var alert = System.nanoTime();
        await().atMost(PATIENCE).until(() -> metric() == poisoned.size());
        var alertAfter = Duration.ofNanos(System.nanoTime() - alert);

        assertThat(ledger.mistakes()).isEmpty();
        assertThat(databases.pending()).as("later events of the poisoned aggregates").isEqualTo(poisoned.size());
        assertThat(versions(begin).keySet()).doesNotContainAnyElementsOf(poisoned);
        var shown = people.operator(RunningSuite.INVENTORY).get(OPERATIONS).require();
        assertThat(shown.json().path("items")).hasSize(poisoned.size());
        assertThat(shown.text()).doesNotContain("R09-", "padding");
        assertThat(people.as(People.CLERK).get(OPERATIONS).status()).isEqualTo(403);
        assertThat(people.as(People.OPERATOR).get(OPERATIONS).status()).as("through the gateway").isEqualTo(404);

        for (var id : Stream.concat(lost.stream(), denied.stream()).toList()) {
            waiting(id, "topic = 'inventory.device'");
            move(id, "RETRY");
        }
        for (var id : large.subList(1, large.size())) {
            first(id, "envelope = (envelope::jsonb - 'padding')::text");
            move(id, "RETRY");
        }
        move(large.getFirst(), "DISCARD");
        databases.awaitEqual();

        var versions = versions(begin);
        assertThat(versions.get(large.getFirst())).as("discarded").containsExactly(1L);
        poisoned.stream().filter(id -> !id.equals(large.getFirst()))
                .forEach(id -> assertThat(versions.get(id)).as("mended " + id).containsExactly(0L, 1L));
        await().atMost(PATIENCE).until(() -> metric() == 0);
        Figures.tell("R-09", from, ("%d poisoned, all parked, metric exact after %d ms; %d others visible after at most %d ms; "
                + "mended ones in order").formatted(poisoned.size(), alertAfter.toMillis(), GOOD, slowest.toMillis()));
    }

    /** A topic that is there and that nobody may write to. */
    private void denyTopic() {
        try (var admin = Admin.create(Map.of("bootstrap.servers", "localhost:" + suite.ports().kafka()))) {
            admin.createTopics(List.of(new NewTopic(DENIED_TOPIC, 1, (short) 1))).all().get();
            admin.createAcls(List.of(new AclBinding(
                    new ResourcePattern(ResourceType.TOPIC, DENIED_TOPIC, PatternType.LITERAL),
                    new AccessControlEntry("User:*", "*", AclOperation.WRITE, AclPermissionType.DENY)))).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private List<String> devicesOfTwoVersions(String prefix, int number) {
        Ledger.Caller clerk = () -> people.as(People.CLERK);
        return IntStream.range(0, number).mapToObj(i -> {
            var id = ledger.register(clerk, prefix + i, People.school().schulnummer());
            assertThat(ledger.move(clerk, String.valueOf(id), "REPORT_DEFECT")).isTrue();
            return String.valueOf(id);
        }).toList();
    }

    /** Changes what waits of an aggregate's first version. */
    private void first(String id, String change) throws SQLException {
        assertThat(databases.execute(RunningSuite.INVENTORY,
                "UPDATE outbox_event SET " + change + " WHERE aggregate_id = ? AND aggregate_version = 0", id)).isOne();
    }

    /** Changes all that waits of an aggregate: its events always have one topic. */
    private void waiting(String id, String change) throws SQLException {
        assertThat(
                databases.execute(RunningSuite.INVENTORY, "UPDATE outbox_event SET " + change + " WHERE aggregate_id = ?", id))
                .isEqualTo(2);
    }

    private void move(String id, String transition) throws SQLException {
        var sequence = databases.number(RunningSuite.INVENTORY,
                "SELECT sequence FROM outbox_event WHERE aggregate_id = ? AND aggregate_version = 0", id);
        people.operator(RunningSuite.INVENTORY)
                .post(OPERATIONS + "/" + sequence + "/transitions", Map.of("transition", transition))
                .require();
    }

    /** Registers devices that are in order; returns how long the slowest took until reports knew it. */
    private Duration slowestOf(int number, String prefix) {
        var slowest = Duration.ZERO;
        for (var i = 0; i < number; i++) {
            var id = ledger.register(() -> people.as(People.CLERK), prefix + i, People.school().schulnummer());
            var since = System.nanoTime();
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).pollDelay(Duration.ZERO).until(
                    () -> databases.number(RunningSuite.REPORTS, "SELECT count(*) FROM device WHERE id = ?::uuid", id) == 1);
            var took = Duration.ofNanos(System.nanoTime() - since);
            slowest = took.compareTo(slowest) > 0 ? took : slowest;
        }
        return slowest;
    }

    private long parked() throws SQLException {
        return databases.number(RunningSuite.INVENTORY, "SELECT count(*) FROM outbox_event WHERE parked_at IS NOT NULL");
    }

    private long metric() {
        return Api.at(suite.managementUrl(RunningSuite.INVENTORY)).get("/q/metrics").require().text().lines()
                .filter(line -> line.startsWith("outbox_parked")).map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .mapToLong(value -> (long) Double.parseDouble(value)).findFirst().orElse(-1);
    }

    private Map<String, List<Long>> versions(Map<TopicPartition, Long> begin) {
        return topics.since(begin).stream().collect(Collectors.groupingBy(
                entry -> entry.key().substring(entry.key().indexOf('/') + 1), LinkedHashMap::new,
                Collectors.mapping(TopicLog.Entry::version, Collectors.toCollection(ArrayList::new))));
    }
}
