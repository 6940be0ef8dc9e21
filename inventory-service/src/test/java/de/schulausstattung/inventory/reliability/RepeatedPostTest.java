package de.schulausstattung.inventory.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import de.schulausstattung.inventory.InventoryTest;
import de.schulausstattung.inventory.reliability.Clerk.Answer;
import de.schulausstattung.platform.testing.Tokens;
import io.quarkus.logging.Log;
import io.quarkus.test.junit.QuarkusTest;

/** Every POST is sent three times, at once, one after the other, or after the client gave up (R-15, small). */
@QuarkusTest
class RepeatedPostTest extends InventoryTest {

    private static final int OPERATIONS = 500;
    private static final int AT_ONCE = 6;
    private static final String DEVICES = API + "/devices";
    private static final String KEY = "Idempotency-Key";

    private Traeger traeger;
    private Clerk clerk;
    private final AtomicInteger stillRunning = new AtomicInteger();

    @BeforeEach
    void begin() {
        traeger = aTraeger(1);
        clerk = new Clerk(traeger.it());
    }

    /** BROKEN_HOW */
    @Test
    void hasOneEffectAndOneAnswerHoweverOftenItIsSent() throws Exception {
        try (var clerks = Executors.newFixedThreadPool(AT_ONCE)) {
            var operations = new ArrayList<Future<?>>();
            for (int i = 0; i < OPERATIONS; i++) {
                var number = i;
                operations.add(clerks.submit(() -> requireOneAnswer(sendThrice(number))));
            }
            for (var operation : operations) {
                operation.get();
            }
        }

        Log.infof("R-15: %d operations sent three times, %d were told that the first still ran", OPERATIONS,
                stillRunning.get());
        var tenant = traeger.tenant();
        assertThat(Stored.count("device WHERE tenant_id = ?", tenant)).isEqualTo(OPERATIONS);
        assertThat(Stored.count("change_history WHERE tenant_id = ? AND aggregate_type = 'inventory.device'", tenant))
                .isEqualTo(OPERATIONS);
        assertThat(Stored.count("outbox_event WHERE tenant_id = ? AND aggregate_type = 'inventory.device'", tenant))
                .isEqualTo(OPERATIONS);
        assertThat(Stored.count("idempotency_key WHERE tenant_id = ? AND status = 201", tenant)).isEqualTo(OPERATIONS);
    }

    private List<Answer> sendThrice(int number) {
        if (number % 3 == 0) {
            var together = List.of(start(number), start(number), start(number));
            return together.stream().map(sent -> settle(number, sent)).toList();
        }
        if (number % 3 == 1) {
            return List.of(settle(number, start(number)), settle(number, start(number)), settle(number, start(number)));
        }
        clerk.postAndLeave(DEVICES, aTablet(traeger, "R15-" + number), KEY, key(number));
        return List.of(settle(number, start(number)), settle(number, start(number)));
    }

    private CompletableFuture<Answer> start(int number) {
        return clerk.sendAsync("POST", DEVICES, aTablet(traeger, "R15-" + number), KEY, key(number));
    }

    private static String key(int number) {
        return "operation-" + number;
    }

    /** A duplicate that does not get its answer in time is told when to ask again, and does. */
    private Answer settle(int number, CompletableFuture<Answer> sent) {
        var answer = sent.join();
        while (answer.status() == 409 && answer.text("type").equals("/problems/request-in-progress")) {
            assertThat(answer.header("Retry-After")).isNotNull();
            stillRunning.incrementAndGet();
            answer = start(number).join();
        }
        return answer;
    }

    private static void requireOneAnswer(List<Answer> answers) {
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).as(answer.body()).isEqualTo(201));
        for (var header : List.of("Location", "ETag", "Event-Position")) {
            assertThat(answers).extracting(answer -> answer.header(header)).as(header).doesNotContainNull();
            assertThat(new HashSet<>(answers.stream().map(answer -> answer.header(header)).toList())).as(header).hasSize(1);
        }
        assertThat(new HashSet<>(answers.stream().map(Answer::body).toList())).hasSize(1);
    }

    @Test
    void refusesAnotherBodyAndKnowsNoKeysOfOthers() {
        var other = aTraeger(1);
        var colleague = new Clerk(Tokens.of("colleague", "/traeger/" + traeger.nummer() + "/it-beschaffung"));
        for (int i = 0; i < 20; i++) {
            var key = "order-number-" + i;
            assertThat(clerk.post(DEVICES, aTablet(traeger, "A-" + i), KEY, key).status()).isEqualTo(201);

            assertThat(clerk.post(DEVICES, aTablet(traeger, "B-" + i), KEY, key).text("type"))
                    .isEqualTo("/problems/idempotency-key-reused");
            assertThat(new Clerk(other.it()).post(DEVICES, aTablet(other, "A-" + i), KEY, key).status()).isEqualTo(201);
            assertThat(colleague.post(DEVICES, aTablet(traeger, "C-" + i), KEY, key).status()).isEqualTo(201);
        }

        assertThat(Stored.count("device WHERE tenant_id = ?", traeger.tenant())).isEqualTo(40);
        assertThat(Stored.count("device WHERE tenant_id = ?", other.tenant())).isEqualTo(20);
    }

    @Test
    void keepsNoKeyOfWhatWasRefused() {
        var school = newSchulnummer();
        var device = new HashMap<>(aTablet(traeger, "A-1"));
        device.put("schulnummer", school);
        assertThat(clerk.post(DEVICES, device, KEY, "too-early-1").status()).isEqualTo(422);
        list(school, traeger.nummer(), "G");
        assertThat(clerk.post(API + "/schools:adopt", java.util.Map.of("schulnummern", List.of(school))).status())
                .isEqualTo(200);

        assertThat(clerk.post(DEVICES, device, KEY, "too-early-1").status()).isEqualTo(201);
    }

    @Test
    void tellsADuplicateToAskAgainWhileTheFirstIsUnderWay() throws SQLException {
        try (var first = Stored.open()) {
            first.setAutoCommit(false);
            try (var insert = first
                    .prepareStatement("INSERT INTO idempotency_key (tenant_id, subject, key, fingerprint, recorded_at)"
                            + " VALUES (?, ?, 'under-way-1', '', now())")) {
                insert.setString(1, traeger.tenant());
                insert.setString(2, "it-" + traeger.nummer());
                insert.executeUpdate();
            }
            var answer = clerk.post(DEVICES, aTablet(traeger, "A-1"), KEY, "under-way-1");

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.text("type")).isEqualTo("/problems/request-in-progress");
            assertThat(answer.header("Retry-After")).isNotNull();
            first.rollback();
        }
        assertThat(clerk.post(DEVICES, aTablet(traeger, "A-1"), KEY, "under-way-1").status()).isEqualTo(201);
    }
}
