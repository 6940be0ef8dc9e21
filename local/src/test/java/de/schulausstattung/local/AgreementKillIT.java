package de.schulausstattung.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import de.schulausstattung.events.Topic;

/**
 * agreements stream in, and needs-service is killed as soon as the first is applied and before it could say so. What it
 * was told stands on the topic once more and is published anew, and it is killed again while more stream in. However often it
 * is told of an agreement, it buys once.
 */
@ExtendWith(SuiteExtension.class)
@Tag("long")
@Order(3)
class AgreementKillIT {

    private static final int ROUNDS = 8;
    private static final int LINES = 30;
    private static final int SHORTLY_MILLIS = 15;
    /** Every so many rounds meeting-service publishes everything anew. */
    private static final int REPUBLISHED = 4;
    private static final int IT_RUNS = 409;
    /** The broker misses who was killed after six seconds, as soon as it allows, and not after 45: nobody reads until then. */
    private static final Map<String, String> SOON_MISSED = Map.of("JAVA_TOOL_OPTIONS",
            "-Dmp.messaging.connector.smallrye-kafka.session.timeout.ms=6000");

    private final RunningSuite suite;
    private final People people;
    private final Databases databases;
    private final TopicLog topics;
    private final Ledger ledger = new Ledger();

    AgreementKillIT(RunningSuite suite) {
        this.suite = suite;
        people = new People(suite);
        databases = new Databases(suite);
        topics = new TopicLog(suite);
    }

    @Test
    void anAgreementIsBoughtOnceHoweverOftenItIsToldAndWheneverNeedsServiceDies() throws SQLException {
        var from = System.nanoTime();
        var random = new Random(from);
        var talks = new DrillTalks(people, ledger, "R30-" + Long.toHexString(from & 0xffffff));
        var open = IntStream.range(0, ROUNDS).mapToObj(round -> talks.nearlyAgreed("talk-" + round, LINES, random)).toList();
        suite.restart(RunningSuite.NEEDS, SOON_MISSED);
        databases.awaitEqual();
        var ready = new ArrayList<Duration>();
        var repeated = 0;
        var between = 0;
        for (var round = 0; round < ROUNDS; round++) {
            var begin = topics.ends();
            var known = databases.number(RunningSuite.NEEDS, "SELECT count(*) FROM agreement");
            var talk = open.get(round);
            talks.approve(talk.getKey(), talk.getValue());
            awaitOneMoreThan(known);
            Pace.after(Duration.ofMillis(random.nextInt(SHORTLY_MILLIS + 1)), () -> suite.kill(RunningSuite.NEEDS));
            between += appliedAndToBeToldAgain() > 0 ? 1 : 0;
            repeated += topics.repeat(Topic.MEETINGS_AGREEMENT, begin);
            if (round % REPUBLISHED == 0) {
                people.operator(RunningSuite.MEETINGS).with("Idempotency-Key", UUID.randomUUID().toString())
                        .post(Api.MEETINGS + "/operations/republish", Map.of()).require(IT_RUNS);
            }
            ready.add(suite.restart(RunningSuite.NEEDS, SOON_MISSED));
        }
        databases.awaitEqual();

        assertThat(ledger.mistakes()).as("seed %d", from).isEmpty();
        assertThat(ledger.unknown()).isEmpty();
        talks.check(databases);
        assertThat(talks.agreements()).isEqualTo(ROUNDS * LINES);
        assertThat(DrillTalks.requireOneItemEach(databases)).isGreaterThanOrEqualTo(ROUNDS * LINES);
        assertThat(databases.deadLetters()).isZero();
        assertThat(between).as("kills between what was applied and its offset").isPositive();
        Figures.tell("R-30", from,
                ("%d kills, %d of them between apply and offset; %d agreements, %d of their events sent again, all published anew "
                        + "%d times: one item each; ready again %s ms; seed %d").formatted(ROUNDS, between,
                                talks.agreements(), repeated, (ROUNDS + REPUBLISHED - 1) / REPUBLISHED,
                                ready.stream().map(Duration::toMillis).toList(), from));
    }

    private void awaitOneMoreThan(long known) throws SQLException {
        try (var connection = databases.connect(RunningSuite.NEEDS);
                var query = connection.prepareStatement("SELECT count(*) > ? FROM agreement")) {
            query.setLong(1, known);
            await().pollInterval(Duration.ofMillis(1)).pollDelay(Duration.ZERO).atMost(Duration.ofMinutes(2)).until(() -> {
                try (var row = query.executeQuery()) {
                    return row.next() && row.getBoolean(1);
                }
            });
        }
    }

    /** Agreements that needs-service has applied and not yet committed: it will be told them again. */
    private long appliedAndToBeToldAgain() throws SQLException {
        var again = 0L;
        for (var entry : topics.toBeToldAgain(RunningSuite.NEEDS, Topic.MEETINGS_AGREEMENT)) {
            again += databases.number(RunningSuite.NEEDS,
                    "SELECT count(*) FROM agreement WHERE tenant_id || '/' || id = ? AND (epoch, version) = (?, ?)",
                    entry.key(), (int) entry.epoch(), entry.version());
        }
        return again;
    }
}
